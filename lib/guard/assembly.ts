import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { type Dict, isDict, type Json } from './read/json.ts';

/** A template of an assembly, and which it is. */
export type Part = {
  /** Its file, relative to what the guard was given. */
  readonly file: string;
  readonly source: Dict;
  /** The region its stack is deployed to, as the assembly says; undefined when it does not. */
  readonly region: string | undefined;
  /** The name of its stack; of a nested one, none. */
  readonly stackName: string | undefined;
  /** The stacks nested in it, by their logical ids. */
  readonly nested: Readonly<Record<string, Part>>;
};

/** Says that the input cannot be read, and why, for the one who gave it. */
export class UnreadableInput extends Error {}

/** Reads a template, or every template of a folder that `cdk synth` wrote: of stages and of nested stacks too. */
export function readParts(path: string): Part[] {
  if (!existsSync(path)) throw new UnreadableInput(`${path}: there is no such file or folder`);
  if (!statSync(path).isDirectory())
    return [
      {
        file: basename(path),
        source: readTemplate(path),
        region: undefined,
        stackName: undefined,
        nested: {},
      },
    ];
  const assembly = new Assembly(path);
  const parts = assembly.stacks(path);
  if (parts.length === 0 && assembly.unclaimed().length === 0)
    throw new UnreadableInput(`${path}: no template in it; run cdk synth first`);
  return [...parts, ...assembly.unclaimed()];
}

class Assembly {
  private readonly read = new Set<string>();

  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** The stacks a folder's manifest names, and those of the assemblies in it. */
  stacks(folder: string): Part[] {
    const manifest = join(folder, 'manifest.json');
    if (!existsSync(manifest)) return [];
    const artifacts = dictOf(readJson(manifest), 'artifacts');
    return Object.entries(artifacts).flatMap(([id, artifact]) => {
      const properties = dictOf(artifact, 'properties');
      if (!isDict(artifact)) return [];
      if (artifact.type === 'cdk:cloud-assembly' && typeof properties.directoryName === 'string')
        return this.stacks(join(folder, properties.directoryName));
      if (artifact.type !== 'aws:cloudformation:stack' || typeof properties.templateFile !== 'string')
        return [];
      const region = regionOf(artifact.environment);
      const stackName = typeof properties.stackName === 'string' ? properties.stackName : id;
      return [this.part(join(folder, properties.templateFile), region, stackName)];
    });
  }

  /** Templates that no manifest names: what is there can be deployed. */
  unclaimed(): Part[] {
    return templatesIn(this.root)
      .filter((file) => !this.read.has(file))
      .map((file) => this.part(file, undefined, undefined));
  }

  private part(
    file: string,
    region: string | undefined,
    stackName: string | undefined,
    around: readonly string[] = [],
  ): Part {
    this.read.add(file);
    const source = readTemplate(file);
    const nested: Record<string, Part> = {};
    for (const [logicalId, resource] of Object.entries(dictOf(source, 'Resources'))) {
      if (!isDict(resource) || resource.Type !== 'AWS::CloudFormation::Stack') continue;
      const inner = this.nestedFile(file, resource);
      // A template may be nested twice, but not in itself.
      if (inner && inner !== file && !around.includes(inner))
        nested[logicalId] = this.part(inner, region, undefined, [...around, file]);
    }
    return { file: relative(this.root, file), source, region, stackName, nested };
  }

  /** The file of a nested stack: as its metadata says, or the assets of the folder by the address. */
  private nestedFile(parent: string, resource: Dict): string | undefined {
    const folder = dirname(parent);
    const named = dictOf(resource, 'Metadata')['aws:asset:path'];
    const address = JSON.stringify(dictOf(resource, 'Properties').TemplateURL ?? '');
    const name = typeof named === 'string' ? named : assetAt(folder, address);
    const file = name === undefined ? undefined : join(folder, name);
    return file !== undefined && existsSync(file) ? file : undefined;
  }
}

/** The file that a folder's assets are uploaded from to an address. */
function assetAt(folder: string, address: string): string | undefined {
  for (const manifest of readdirSync(folder).filter((name) => name.endsWith('.assets.json')))
    for (const [hash, asset] of Object.entries(dictOf(readJson(join(folder, manifest)), 'files'))) {
      const uploads = Object.values(dictOf(asset, 'destinations')).map(
        (each) => isDict(each) && each.objectKey,
      );
      const { path } = dictOf(asset, 'source');
      const isIt = [hash, ...uploads].some((key) => typeof key === 'string' && address.includes(key));
      if (typeof path === 'string' && isIt) return path;
    }
  return undefined;
}

const templatesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('asset.') ? [] : templatesIn(path);
    return entry.name.endsWith('.template.json') ? [path] : [];
  });

/** `aws://123456789012/eu-central-1`, without the account; `unknown-region` is none. */
function regionOf(environment: Json | undefined): string | undefined {
  const region = typeof environment === 'string' ? environment.split('/').at(-1) : undefined;
  return region === undefined || region === 'unknown-region' || region === '' ? undefined : region;
}

function readTemplate(path: string): Dict {
  const value = readJson(path);
  if (!isDict(value) || !isDict(value.Resources))
    throw new UnreadableInput(`${path}: not a CloudFormation template, for it has no Resources`);
  return value;
}

function readJson(path: string): Json {
  try {
    // Some editors begin a file with a mark of its byte order, which is no JSON.
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\u{FEFF}/u, ''));
  } catch (error) {
    throw new UnreadableInput(`${path}: not JSON (${(error as Error).message}); write the template as JSON`);
  }
}

const dictOf = (value: Json | undefined, key: string): Dict => {
  const inner = isDict(value) ? value[key] : undefined;
  return isDict(inner) ? inner : {};
};
