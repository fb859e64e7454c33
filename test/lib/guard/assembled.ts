import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { guard } from '../../../lib/guard/guard.ts';
import type { Dict, Json } from '../../../lib/guard/read/json.ts';
import { scratchFolder } from '../synth.ts';

/** What is in a folder, by file. */
export type Files = { readonly [file: string]: Json };
/** Where the stack is, and where data may be. */
export type Options = { readonly region?: string; readonly allow?: readonly string[] };

/** What the guard finds in a folder with some files: the rule, and the file it is in. */
export const found = (files: Files, { region, allow = ['eu-central-1'] }: Options = {}): string[] => {
  const folder = scratchFolder();
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return guard(folder, { region, allow, on: '2026-11-22' }).map(
    ({ rule, path }) => `${rule} ${path.split('#')[0]}`,
  );
};

/** A template with some resources, and maybe other sections. */
export const template = (Resources: Dict, more: Dict = {}): Dict => ({ ...more, Resources });
const KEY = { Type: 'AWS::KMS::Key', Properties: { MultiRegion: true } };
/** A template from which data leaves. */
export const LEAK = template({ Key: KEY });
/** One from which none does. */
export const QUIET = template({ Jobs: { Type: 'AWS::SQS::Queue' } });
/** One with a table that is copied to a region. */
export const replicaIn = (Region: Json, more: Dict = {}) =>
  template({ T: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas: [{ Region }] } } }, more);

/** A stack, as a manifest has it. */
export const stack = (templateFile: string, region = 'eu-central-1', more: Dict = {}) => ({
  type: 'aws:cloudformation:stack',
  environment: `aws://111111111111/${region}`,
  properties: { templateFile, ...more },
});
/** A manifest of an assembly. */
export const manifest = (artifacts: Dict): Dict => ({ version: '55.0.0', artifacts });
/** A stack nested in another, by the file of its template. */
export const nested = (file: string, more: Dict = {}): Dict => ({
  Type: 'AWS::CloudFormation::Stack',
  Metadata: { 'aws:asset:path': file },
  ...more,
});
