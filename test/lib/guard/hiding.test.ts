import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '../../../lib/guard/read/json.ts';
import { checked } from './checked.ts';
import { type Hidden, saying, sayingOnly } from './hiding.ts';

/** Places where a region, alone or inside a text, says where data goes. */
const PLACES: readonly (readonly [string, (region: string) => string, (value: Json) => Json])[] = [
  [
    'a replica of a table',
    (region) => region,
    (value) => ({ Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas: [{ Region: value }] } }),
  ],
  [
    'a destination of a rule',
    (region) => `arn:aws:events:${region}:111111111111:event-bus/central`,
    (value) => ({ Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: 'bus', Arn: value }] } }),
  ],
  [
    'an environment variable',
    (region) => `https://sqs.${region}.amazonaws.com/111111111111/jobs`,
    (value) => ({
      Type: 'AWS::Lambda::Function',
      Properties: { Environment: { Variables: { QUEUE: value } } },
    }),
  ],
  [
    'JSON in a text',
    (region) => JSON.stringify({ service: 'S3', action: 'putObject', region }),
    (value) => ({
      Type: 'Custom::AWS',
      Properties: { ServiceToken: { 'Fn::GetAtt': ['Fn', 'Arn'] }, Create: value },
    }),
  ],
  [
    'a policy',
    (region) => `arn:aws:dynamodb:${region}:111111111111:table/pupils`,
    (value) => ({
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: value }] },
      },
    }),
  ],
];

const template = ({ value, sections }: Hidden, resource: (value: Json) => Json) => ({
  ...sections,
  Resources: { Fn: { Type: 'AWS::Lambda::Function', Properties: {} }, Place: resource(value) },
});

describe.each(PLACES)('in %s', (_place, textOf, resource) => {
  it('no combination of intrinsic functions hides a region', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('us-east-1', 'eu-west-2', 'ap-southeast-7').chain((region) => saying(textOf(region))),
        (hidden) => {
          expect(checked(template(hidden, resource)).map(({ logicalId }) => logicalId)).toContain('Place');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('no combination of intrinsic functions makes a leak of home', () => {
    fc.assert(
      fc.property(sayingOnly(textOf('eu-central-1')), (hidden) => {
        expect(checked(template(hidden, resource))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
