import { isInEea } from '../../lambdas/domain/countries.ts';
import { type Part, readParts } from './assembly.ts';
import { type Dict, dictAt, isDict, type Json, readable } from './read/json.ts';
import { countryOfRegion } from './regions.ts';
import type { Resource } from './resource.ts';
import type { Finding, Rule } from './rule.ts';
import { RULES } from './rules.ts';
import { Template } from './template.ts';

export type GuardOptions = {
  /** The region of the stack, where the assembly does not say. */
  readonly region?: string | undefined;
  /** The regions data may be in. @default - the one region of this system */
  readonly allow: readonly string[];
  /** The day the law is asked about: an AWS region is allowed only in a country that is in the EEA then. */
  readonly on: string;
  /** @default - all rules */
  readonly rules?: readonly Rule[];
};

/** Everything in a template, or in all templates of an assembly, that could let data leave the allowed regions. */
export function guard(path: string, options: GuardOptions): Finding[] {
  return guardParts(readParts(path), options);
}

/** The same for templates already read. */
export function guardParts(parts: readonly Part[], options: GuardOptions): Finding[] {
  const { rules = RULES } = options;
  const templates = new Templates(parts, options).all();
  const found = [...wrongAllows(options), ...templates.flatMap((template) => findingsOf(template, rules))];
  // A template that is nested twice is read twice, but said once.
  return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** A region outside the EEA is never allowed, whoever asks for it. */
function wrongAllows({ allow, on }: GuardOptions): Finding[] {
  return allow
    .filter((region) => !isAllowable(region, on))
    .map((region) => ({
      rule: 'allow-list',
      logicalId: '',
      type: '',
      path: '--allow',
      message: `${region} ${countryOfRegion(region) === undefined ? 'is a region nobody here knows' : `is in ${countryOfRegion(region)}, outside the EEA`}, so it cannot be allowed`,
      remedy: 'Allow regions of the EEA only; to be called eu- is not enough.',
    }));
}

function isAllowable(region: string, on: string): boolean {
  const country = countryOfRegion(region);
  return country !== undefined && isInEea(country, on);
}

class Templates {
  private readonly allowed: ReadonlySet<string>;
  private readonly made = new Map<Part, Template>();
  private exports: readonly Export[] | undefined;

  private readonly parts: readonly Part[];
  private readonly options: GuardOptions;

  constructor(parts: readonly Part[], options: GuardOptions) {
    this.parts = parts;
    this.options = options;
    this.allowed = new Set(options.allow.filter((region) => isAllowable(region, options.on)));
  }

  all(): Template[] {
    return this.parts.flatMap((part) => this.withNested(part, {}));
  }

  private withNested(part: Part, parameters: Readonly<Record<string, readonly string[]>>): Template[] {
    const template = this.make(part, parameters);
    return [
      template,
      ...Object.entries(part.nested).flatMap(([id, nested]) => this.withNested(nested, passed(template, id))),
      ...template.ofType(STACK_SET).flatMap((set) => this.ofStackSet(part, template, set)),
    ];
  }

  /** The template in a stack set, for every region it is deployed to. */
  private ofStackSet(part: Part, template: Template, { logicalId }: Resource): Template[] {
    const source = stackSetOf(part, logicalId);
    const resource = template.resource(logicalId);
    if (!source || !resource) return [];
    const file = `${part.file}#${resource.path}/Properties/TemplateBody`;
    const regions = template.texts(resource, 'StackInstancesGroup.*.Regions.*').map(({ text }) => text);
    return regions.flatMap((region) =>
      this.withNested({ file, source, region, stackName: undefined, nested: {} }, {}),
    );
  }

  private make(part: Part, parameters: Readonly<Record<string, readonly string[]>>): Template {
    const region = part.region ?? this.options.region;
    const template: Template = new Template({
      source: part.source,
      file: part.file,
      allowed: this.allowed,
      readsNested: (id) => part.nested[id] !== undefined || stackSetOf(part, id) !== undefined,
      surroundings: {
        region,
        parameters,
        exported: (name) => this.exported(name, region),
        nestedOutput: (id, output) => this.nestedOutput(template, part, id, output),
      },
    });
    this.made.set(part, template);
    return template;
  }

  /** The values of an export, which is known by its name in its account and region. */
  private exported(name: string, region: string | undefined): readonly string[] | undefined {
    this.exports ??= this.parts.flatMap((part) => this.exportsOf(part));
    return this.exports.find((each) => each.region === region && each.names.includes(name))?.values();
  }

  private exportsOf(part: Part): Export[] {
    const template = this.made.get(part) ?? this.make(part, {});
    return Object.values(outputsOf(part.source)).flatMap((output) => {
      const { Name: name } = dictAt(output, 'Export');
      const value = isDict(output) ? output.Value : undefined;
      if (name === undefined || value === undefined) return [];
      const { region, evaluator } = template;
      return [{ region, names: evaluator.texts(name), values: () => evaluator.texts(value) }];
    });
  }

  private nestedOutput(
    parent: Template,
    part: Part,
    id: string,
    name: string,
  ): readonly string[] | undefined {
    const nested = part.nested[id];
    const output = nested && outputsOf(nested.source)[name];
    if (!nested || !isDict(output) || output.Value === undefined) return undefined;
    const template = this.made.get(nested) ?? this.make(nested, passed(parent, id));
    return template.evaluator.texts(output.Value);
  }
}

const STACK_SET = 'AWS::CloudFormation::StackSet';

/** The template that a stack set carries as a text, when it can be read. */
function stackSetOf(part: Part, logicalId: string): Dict | undefined {
  const resource = isDict(part.source.Resources) ? part.source.Resources[logicalId] : undefined;
  const body =
    isDict(resource) && resource.Type === STACK_SET && isDict(resource.Properties)
      ? resource.Properties.TemplateBody
      : undefined;
  if (typeof body !== 'string') return undefined;
  try {
    const source: Json = JSON.parse(body);
    return isDict(source) && isDict(source.Resources) ? source : undefined;
  } catch {
    // Not JSON: it is refused as a template that is not at hand.
    return undefined;
  }
}

/** What a stack exports; its values are read when they are asked for. */
type Export = {
  readonly region: string | undefined;
  readonly names: readonly string[];
  readonly values: () => readonly string[];
};

const outputsOf = (source: Dict): Dict => (isDict(source.Outputs) ? source.Outputs : {});

/** What a stack passes to the parameters of one nested in it. */
function passed(parent: Template, logicalId: string): Record<string, readonly string[]> {
  const resource = parent.resource(logicalId);
  const parameters = resource && isDict(resource.properties) ? resource.properties.Parameters : undefined;
  return Object.fromEntries(
    Object.entries(isDict(parameters) ? parameters : {}).map(([name, value]) => [
      name,
      parent.evaluator.texts(value),
    ]),
  );
}

/** The findings of one template, each place once. */
function findingsOf(template: Template, rules: readonly Rule[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const { id, find, remedy } of rules)
    for (const { resource, path, says } of find(template)) {
      if (found.has(path) && path !== '') continue;
      found.set(path === '' ? `${id} ${says}` : path, {
        rule: id,
        logicalId: resource?.logicalId ?? '',
        type: resource?.type ?? '',
        path: `${template.file}#${path}`,
        message: readable(says),
        remedy,
      });
    }
  return [...found.values()];
}
