import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '../../../lib/guard/read/json.ts';
import { checked } from './checked.ts';

/** Values that look like CloudFormation, and are often wrong. */
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>(
      'us-east-1',
      'x',
      '',
      0,
      true,
      null,
      '{"a":[1',
      `\${A.B}`,
      'arn:aws:sqs:us-east-1:1:q',
      '{{resolve:ssm:x}}',
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        'Ref',
        'Fn::Join',
        'Fn::Sub',
        'Fn::Select',
        'Fn::Split',
        'Fn::If',
        'Fn::FindInMap',
        'Fn::GetAtt',
        'Fn::ImportValue',
        'Fn::ToJsonString',
        'Fn::GetAZs',
        'Fn::Unheard',
        'Effect',
        'Action',
        'Condition',
        'Region',
        'Replicas',
        'Name',
        'Value',
        '__proto__',
      ),
      tie('value'),
      { maxKeys: 2 },
    ),
  ) as fc.Arbitrary<Json>,
}));

describe('a template that is strange', () => {
  it('is read to its end, whatever is in it', () => {
    const types = fc.constantFrom(
      'AWS::DynamoDB::GlobalTable',
      'AWS::IAM::Role',
      'AWS::Events::Rule',
      'AWS::CloudFormation::Stack',
      'AWS::CloudFormation::StackSet',
      'Custom::X',
      'AWS::ApiGateway::RestApi',
    );
    const resource = fc.record({ Type: types, Properties: value, Condition: value, Metadata: value });
    const section = fc.dictionary(fc.constantFrom('A', 'B', 'x'), value, { maxKeys: 2 });
    fc.assert(
      fc.property(
        fc.record({
          Resources: fc.dictionary(fc.constantFrom('A', 'B'), fc.oneof(resource, value)),
          Parameters: section,
          Conditions: section,
          Mappings: section,
          Outputs: section,
        }),
        (template) => {
          expect(Array.isArray(checked(template as Json))).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is refused when a value of it can be read in more ways than anybody can look at', () => {
    const names = Array.from({ length: 11 }, (_, index) => `C${index}`);
    const parts = names.map((name) => ({ 'Fn::If': [name, 'a', 'b'] }));
    const findings = checked({
      Parameters: { P: { Type: 'String' } },
      Conditions: Object.fromEntries(names.map((name) => [name, { 'Fn::Equals': [{ Ref: 'P' }, name] }])),
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Join': ['', parts] } } },
      },
    });

    expect(findings.map(({ rule }) => rule)).toEqual(['unreadable']);
  });
});
