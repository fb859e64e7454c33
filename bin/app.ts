import { dateInCopenhagen } from '../lambdas/domain/dates.ts';
import { bundleFunctions } from '../lib/bundle.ts';
import { hjemmelApp } from '../lib/hjemmel-app.ts';
import { addRules } from '../lib/rules.ts';

// Set by the CDK's command line. Without it, this is the local stack asking: it starts sooner without the schemas.
const cloud = process.env.CDK_OUTDIR;

const bundles = await bundleFunctions();
const today = dateInCopenhagen(new Date().toISOString());
const outdir = cloud ?? 'cdk.out';
addRules(hjemmelApp({ bundles, today, outdir, checkSchemas: cloud !== undefined })).synth();
