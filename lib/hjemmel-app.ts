import { App } from 'aws-cdk-lib';
import { REGION } from '../lambdas/platform/region.ts';
import { DataStack } from './data-stack.ts';
import { FEATURE_FLAGS } from './feature-flags.ts';
import { ServiceStack } from './service-stack.ts';

export type HjemmelAppProps = {
  /** The folder of the bundled functions. */
  readonly bundles: string;
  /** @default - a temporary folder */
  readonly outdir?: string;
  /** Whether CloudFormation's own schemas and rules are checked too, which takes about 1.5 seconds. @default true */
  readonly checkSchemas?: boolean;
};

/** The whole system: its two stacks. */
export const hjemmelApp = ({ bundles, outdir, checkSchemas = true }: HjemmelAppProps): App => {
  const app = new App({
    ...(outdir && { outdir }),
    builtinCloudFormationValidation: checkSchemas,
    analyticsReporting: false,
    treeMetadata: false,
    postCliContext: FEATURE_FLAGS,
  });
  const env = { region: REGION };
  const data = new DataStack(app, 'HjemmelData', { env, description: 'Hjemmel: tables, packages and keys' });
  new ServiceStack(app, 'HjemmelService', {
    env,
    description: 'Hjemmel: functions, queues, routes and alarms',
    data,
    bundles,
  });
  return app;
};
