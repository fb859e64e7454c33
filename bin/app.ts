import { bundleFunctions } from '../lib/bundle.ts';
import { hjemmelApp } from '../lib/hjemmel-app.ts';

const bundles = await bundleFunctions();
hjemmelApp({ bundles, outdir: process.env.CDK_OUTDIR ?? 'cdk.out' }).synth();
