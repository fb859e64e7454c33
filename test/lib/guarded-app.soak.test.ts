import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  Aspects,
  type CfnResource,
  NestedStack,
  CfnResource as Raw,
  Stack,
  Stage,
  Validations,
} from 'aws-cdk-lib';
import { EndpointType, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { IConstruct } from 'constructs';
import { GuardedApp } from '../../lib/guarded-app.ts';
import { scratchFolder, stubbedApp } from './synth.ts';

const AT_HOME = { env: { account: '111111111111', region: 'eu-central-1' } };
const ABROAD = { env: { account: '111111111111', region: 'us-east-1' } };

const guarded = (context: Record<string, unknown> = {}): GuardedApp =>
  new GuardedApp({
    allow: ['eu-central-1'],
    on: '2026-11-22',
    outdir: join(scratchFolder(), 'cdk.out'),
    analyticsReporting: false,
    context,
  });

const key = (scope: Stack): CfnKey => new Key(scope, 'Key').node.defaultChild as CfnKey;

describe('an app that is guarded', () => {
  it('is synthesized when nothing in it lets data leave', () => {
    const app = guarded();
    const stack = new Stack(app, 'Home', AT_HOME);
    new TableV2(stack, 'Table', { partitionKey: { name: 'pk', type: AttributeType.STRING } });

    expect(app.synth().stacks).toHaveLength(1);
  });

  it('is refused with the finding, where it is and what to do, and what was written cannot be deployed', () => {
    const app = guarded();
    key(new Stack(app, 'Home', AT_HOME)).multiRegion = true;

    expect(() => app.synth()).toThrow(
      /Home\.template\.json#\/Resources\/Key.*\n.*multi-region-key.*\n.*leave MultiRegion out/,
    );
    expect(existsSync(join(app.outdir, 'manifest.json'))).toBe(false);
    expect(existsSync(join(app.outdir, 'Home.template.json'))).toBe(true);
  });

  const leaks: readonly (readonly [string, string, (app: GuardedApp) => void])[] = [
    [
      'an acknowledgement, on the construct and on the app',
      'multi-region-key',
      (app) => {
        const cfn = key(new Stack(app, 'Home', AT_HOME));
        cfn.multiRegion = true;
        for (const scope of [cfn, app])
          Validations.of(scope).acknowledge(
            { id: 'multi-region-key', reason: 'waived' },
            { id: 'guard::multi-region-key', reason: 'waived' },
          );
      },
    ],
    [
      'metadata that suppress it',
      'multi-region-key',
      (app) => {
        const cfn = key(new Stack(app, 'Home', AT_HOME));
        cfn.multiRegion = true;
        cfn.addMetadata('guard', { SuppressedRules: ['multi-region-key'] });
        cfn.addMetadata('cdk_nag', { rules_to_suppress: [{ id: 'multi-region-key', reason: 'waived' }] });
      },
    ],
    [
      'an aspect that runs last',
      'multi-region-key',
      (app) => {
        key(new Stack(app, 'Home', AT_HOME));
        const flips = {
          visit: (node: IConstruct) => {
            if (node instanceof CfnKey) node.multiRegion = true;
          },
        };
        Aspects.of(app).add(flips, { priority: 10_000 });
      },
    ],
    [
      'a property set past the types',
      'multi-region-key',
      (app) => key(new Stack(app, 'Home', AT_HOME)).addPropertyOverride('MultiRegion', true),
    ],
    [
      'a stack nested in a stack that is nested in a stage',
      'multi-region-key',
      (app) => {
        const stage = new Stage(app, 'Stage', AT_HOME);
        const nested = new NestedStack(new NestedStack(new Stack(stage, 'Home'), 'One'), 'Two');
        key(nested).multiRegion = true;
      },
    ],
    [
      'a resource of no class',
      'table-replica',
      (app) =>
        new Raw(new Stack(app, 'Home', AT_HOME), 'Table', {
          type: 'AWS::DynamoDB::GlobalTable',
          properties: { Replicas: [{ Region: 'eu-central-1' }, { Region: 'eu-west-2' }] },
        }),
    ],
    [
      'an endpoint type taken away',
      'edge-endpoint',
      (app) => {
        const api = new RestApi(new Stack(app, 'Home', AT_HOME), 'Api', {
          endpointTypes: [EndpointType.REGIONAL],
        });
        api.root.addMethod('GET');
        (api.node.defaultChild as CfnResource).addPropertyDeletionOverride('EndpointConfiguration');
      },
    ],
    ['a stack abroad', 'stack-abroad', (app) => void new Queue(new Stack(app, 'Away', ABROAD), 'Queue')],
    ['a stack of no region', 'unknown-region', (app) => void new Queue(new Stack(app, 'Nowhere'), 'Queue')],
  ];

  it.each(leaks)('is refused in spite of %s', (_in, rule, build) => {
    const app = guarded();
    build(app);

    expect(() => app.synth()).toThrow(`(${rule})`);
  });

  // A strong reference has its value written to the region of the reader, a weak one has it read from there.
  it.each([
    ['strong', AT_HOME, ABROAD],
    ['weak', ABROAD, AT_HOME],
  ])('is refused when a %s reference carries a value across regions', (references, from, to) => {
    const app = guarded({ '@aws-cdk/core:defaultCrossStackReferences': references });
    const queue = new Queue(new Stack(app, 'From', from), 'Queue');
    new StringParameter(new Stack(app, 'To', to), 'Parameter', { stringValue: queue.queueUrl });

    expect(() => app.synth()).toThrow('(stack-output-abroad)');
  });

  it('is ours', () => {
    expect(stubbedApp({ checkSchemas: false })).toBeInstanceOf(GuardedApp);
  });
});
