import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { FUNCTION_FOLDERS } from '../../lib/functions.ts';
import { type HjemmelAppProps, hjemmelApp } from '../../lib/hjemmel-app.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the file's tests are done. */
export const scratchFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'hjemmel-lib-'));
  folders.push(folder);
  return folder;
};

/** The system with functions that hold nothing: a template knows their code by its hash only. */
export const stubbedApp = (props: Partial<HjemmelAppProps> = {}): ReturnType<typeof hjemmelApp> => {
  const scratch = scratchFolder();
  const bundles = join(scratch, 'functions');
  for (const folder of FUNCTION_FOLDERS) {
    mkdirSync(join(bundles, folder), { recursive: true });
    writeFileSync(join(bundles, folder, 'index.js'), `exports.handler = async () => '${folder}';\n`);
  }
  return hjemmelApp({ bundles, today: '2026-11-22', outdir: join(scratch, 'cdk.out'), ...props });
};

/** What the operator would say at deployment. */
export const PARAMETERS = {
  IssuerUrl: 'https://issuer.example.org',
  IssuerAudience: 'hjemmel',
  IssuerJwksUrl: 'https://issuer.example.org/jwks',
  FamilyIssuerUrl: 'https://family.example.org',
  FamilyClientId: 'pages',
  StaffIssuerUrl: 'https://staff.example.org',
  StaffClientId: 'pages',
};

export type Templates = {
  readonly data: Template;
  readonly service: Template;
  readonly organisation: Template;
};

/** The templates. Takes about a second: once a file is enough. */
export const synthesize = (): Templates => {
  const assembly = stubbedApp({ checkSchemas: false }).synth();
  const template = (stack: string) => Template.fromJSON(assembly.getStackByName(stack).template);
  return {
    data: template('HjemmelData'),
    service: template('HjemmelService'),
    organisation: template('HjemmelOrganisation'),
  };
};
