import type { App } from 'aws-cdk-lib';
import { PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import { REGION } from '../lambdas/platform/region.ts';
import { DataStack } from './data-stack.ts';
import { FEATURE_FLAGS } from './feature-flags.ts';
import { GuardedApp } from './guarded-app.ts';
import { OrganisationStack } from './organisation-stack.ts';
import { ServiceStack } from './service-stack.ts';

export type HjemmelAppProps = {
  /** The folder of the bundled functions. */
  readonly bundles: string;
  /** The day of synthesis, 'YYYY-MM-DD': countries are those of the EEA on it. */
  readonly today: string;
  /** @default - a temporary folder */
  readonly outdir?: string;
  /** Whether CloudFormation's own schemas and rules are checked too, which takes about 1.5 seconds. @default true */
  readonly checkSchemas?: boolean;
};

/** The whole system: its two stacks, and the one of the organisation around it. */
export const hjemmelApp = ({ bundles, today, outdir, checkSchemas = true }: HjemmelAppProps): App => {
  const app = new GuardedApp({
    allow: [REGION],
    on: today,
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
    today,
  });
  new OrganisationStack(app, 'HjemmelOrganisation', {
    env,
    description: 'Hjemmel: what no account may do (management account only)',
  });
  // In the one place that knows every stack, so that no role can be made without it.
  PermissionsBoundary.of(app).apply(data.boundary.policy);
  return app;
};
