import { createRequire } from 'node:module';

// Required, not imported: SWC drops the import attribute that JSON needs, and Jest warns.
const recommended: Record<string, unknown> = createRequire(import.meta.url)(
  'aws-cdk-lib/recommended-feature-flags.json',
);

/**
 * The behaviour of the CDK, in code and not in cdk.json: the templates are the same whether its command line runs
 * the app or not. What a new app gets today, but for:
 */
export const FEATURE_FLAGS: Readonly<Record<string, unknown>> = {
  ...recommended,
  // An export in use cannot be removed: the tables stay as long as a function names them.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  // The sovereign cloud has another partition, so no ARN spells it out.
  '@aws-cdk/core:enablePartitionLiterals': false,
  // Nobody is told how we use the CDK.
  '@aws-cdk/core:enableAdditionalMetadataCollection': false,
  'aws:cdk:enable-path-metadata': false,
  'aws:cdk:enable-asset-metadata': false,
};
