import { App, Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DataStack } from './data-stack.ts';
import { REGION } from './region.ts';
import { ServiceStack } from './service-stack.ts';

export type HjemmelAppProps = {
  /** The folder of the bundled functions. */
  readonly bundles: string;
  /** @default - a temporary folder */
  readonly outdir?: string;
  /** Whether CloudFormation's own schemas and rules are checked too, which takes about 1.5 seconds. @default true */
  readonly checkSchemas?: boolean;
};

/** The whole system; `synth()` throws on any finding of the AwsSolutions rules that is not acknowledged with a reason. */
export const hjemmelApp = ({ bundles, outdir, checkSchemas = true }: HjemmelAppProps): App => {
  const app = new App({
    ...(outdir && { outdir }),
    builtinCloudFormationValidation: checkSchemas,
    analyticsReporting: false,
    treeMetadata: false,
    // Here and not in cdk.json, so that the templates are the same whether the CDK's command line runs this or not.
    context: {
      '@aws-cdk/aws-iam:minimizePolicies': true,
      '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
      '@aws-cdk/aws-apigateway:authorizerChangeDeploymentLogicalId': true,
      '@aws-cdk/aws-apigateway:logGroupDestinationArnWithoutWildcard': true,
      '@aws-cdk/core:validateAgainstDefaultRules': true,
      '@aws-cdk/core:defaultCrossStackReferences': 'strong',
    },
  });
  const env = { region: REGION };
  const data = new DataStack(app, 'HjemmelData', { env, description: 'Hjemmel: tables, packages and keys' });
  new ServiceStack(app, 'HjemmelService', {
    env,
    description: 'Hjemmel: functions, queues, routes and alarms',
    data,
    bundles,
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
};
