import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const output = z.object({
  Value: z.unknown(),
  Export: z.object({ Name: z.unknown() }).optional(),
});
const template = z.object({
  Parameters: z
    .record(z.string(), z.object({ Type: z.string(), Default: z.unknown().optional() }))
    .optional(),
  Outputs: z.record(z.string(), output).optional(),
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});
const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z
        .object({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          file: z.string().optional(),
        })
        .optional(),
    }),
  ),
});
const assetManifest = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string(), packaging: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .optional(),
});

export type Template = z.infer<typeof template>;
export type Stack = { readonly name: string; readonly template: Template };
/** A synthesized CDK app: its stacks, and where the code of each asset lies. */
export type Assembly = { readonly stacks: readonly Stack[]; readonly assets: ReadonlyMap<string, string> };

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Reads the stacks and assets that `bin/app.ts` wrote to `directory`. */
export const readAssembly = (directory: string): Assembly => {
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  const { artifacts } = manifest.parse(readJson(join(directory, 'manifest.json')));
  for (const [id, { type, properties }] of Object.entries(artifacts)) {
    if (type === 'aws:cloudformation:stack' && properties?.templateFile) {
      const file = join(directory, properties.templateFile);
      stacks.push({ name: properties.stackName ?? id, template: template.parse(readJson(file)) });
    } else if (type === 'cdk:asset-manifest' && properties?.file) {
      const { files = {} } = assetManifest.parse(readJson(join(directory, properties.file)));
      for (const { source, destinations } of Object.values(files)) {
        for (const { objectKey } of Object.values(destinations)) {
          assets.set(objectKey, join(directory, source.path));
        }
      }
    } else if (type === 'cdk:cloud-assembly') {
      throw new Error(`${directory}: stages (${id}) are not read locally; put the stacks in the app itself`);
    }
  }
  if (stacks.length === 0) throw new Error(`${directory} holds no stacks`);
  return { stacks, assets };
};
