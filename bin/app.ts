import { bundleFunctions } from '../lib/bundle.ts';
import { hjemmelApp } from '../lib/hjemmel-app.ts';
import { addRules } from '../lib/rules.ts';

// Set by the CDK's command line. Without it, this is the local stack asking: it starts sooner without the schemas.
const cloud = process.env.CDK_OUTDIR;

const bundles = await bundleFunctions();
addRules(hjemmelApp({ bundles, outdir: cloud ?? 'cdk.out', checkSchemas: cloud !== undefined })).synth();
