import { isWatching } from './inert.ts';
import { describePlace, type Place } from './places/place.ts';
import { Evaluator } from './read/evaluator.ts';
import { type Dict, isDict, isList, type Json, OWN } from './read/json.ts';
import type { Surroundings } from './read/reader.ts';
import { escaped, type Resource } from './resource.ts';
import { type Leaf, type Statement, walk } from './walk.ts';

/** A value at its place in the template, with no function at its top. */
export type Node = { readonly resource: Resource; readonly path: string; readonly value: Json };

/** Something a rule found, and where. */
export type Hit = { readonly resource?: Resource; readonly path: string; readonly says: string };

export type TemplateInput = {
  readonly source: Dict;
  /** Its file, as findings name it. */
  readonly file: string;
  /** The regions data may be in. */
  readonly allowed: ReadonlySet<string>;
  readonly surroundings: Surroundings;
  /** Whether the guard can read the template of a stack nested in this one. */
  readonly readsNested?: (logicalId: string) => boolean;
};

/** One template, read: its resources, and every text in them with all the values it can have. */
export class Template {
  readonly source: Dict;
  readonly file: string;
  readonly region: string | undefined;
  readonly allowed: ReadonlySet<string>;
  readonly evaluator: Evaluator;
  /** The resources that can come to exist. */
  readonly resources: readonly Resource[];
  readonly readsNested: (logicalId: string) => boolean;
  private readonly byId: ReadonlyMap<string, Resource>;
  private walked: { leaves: readonly Leaf[]; statements: readonly Statement[] } | undefined;

  constructor({ source, file, allowed, surroundings, readsNested = () => false }: TemplateInput) {
    this.source = source;
    this.file = file;
    this.allowed = allowed;
    this.region = surroundings.region;
    this.readsNested = readsNested;
    this.evaluator = new Evaluator(source, surroundings);
    this.resources = Object.entries(isDict(source.Resources) ? source.Resources : {})
      .filter((entry): entry is [string, Dict] => isDict(entry[1]))
      .filter(([, raw]) => typeof raw.Condition !== 'string' || this.evaluator.holds(raw.Condition) !== false)
      .map(([logicalId, raw]) => ({
        logicalId,
        type: String(raw.Type),
        path: `/Resources/${escaped(logicalId)}`,
        properties: raw.Properties ?? {},
        raw,
      }));
    this.byId = new Map(this.resources.map((resource) => [resource.logicalId, resource]));
  }

  /** The resource of a logical id, if it can come to exist. */
  resource(logicalId: Json | undefined): Resource | undefined {
    return typeof logicalId === 'string' ? this.byId.get(logicalId) : undefined;
  }

  ofType(type: RegExp | string): readonly Resource[] {
    return this.resources.filter((resource) =>
      typeof type === 'string' ? resource.type === type : type.test(resource.type),
    );
  }

  /** Every text in the resources that counts, outside policies. */
  get leaves(): readonly Leaf[] {
    return this.all().leaves;
  }

  /** Every policy statement that allows something. */
  get allowing(): readonly Statement[] {
    return this.all().statements;
  }

  /** What could not be read in the resources: functions nobody here knows, values with too many alternatives. */
  get unreadable(): ReadonlySet<string> {
    // Known only when everything has been read.
    this.all();
    return this.evaluator.unreadable;
  }

  /** The values under properties of a resource, `Replicas.*.Region`, for every way the deploy may go. */
  select(resource: Resource, pattern: string): Node[] {
    const start = { resource, path: `${resource.path}/Properties`, value: resource.properties };
    return pattern
      .split('.')
      .reduce<Node[]>(
        (nodes, segment) => nodes.flatMap((node) => this.step(node, segment)),
        this.spread(start),
      );
  }

  /** The texts under properties of a resource. */
  texts(resource: Resource, pattern: string): { readonly path: string; readonly text: string }[] {
    return this.select(resource, pattern).flatMap(({ path, value }) =>
      this.evaluator.texts(value).map((text) => ({ path, text })),
    );
  }

  /** Whether a property can come to be missing, so that its default holds. */
  mayLack(resource: Resource, pattern: string): boolean {
    const lacks = (raw: Json | undefined, segments: readonly string[]): boolean => {
      if (raw === undefined) return true;
      return this.evaluator.all(raw).some(({ value }) => {
        const [segment, ...rest] = segments;
        if (value === undefined) return true;
        if (segment === undefined) return false;
        return lacks(isDict(value) ? value[segment] : undefined, rest);
      });
    };
    return lacks(resource.properties, pattern.split('.'));
  }

  /** Whether a property can come to be true: said so, or left to the deploy. */
  mayBeTrue(resource: Resource, pattern: string): Node | undefined {
    return this.select(resource, pattern).find(({ value }) =>
      this.evaluator.texts(value).some((text) => text !== OWN && text.toLowerCase() !== 'false'),
    );
  }

  isOutside(place: Place | undefined): place is Place {
    return place !== undefined && !(place.kind === 'region' && this.allowed.has(place.region));
  }

  /** Why a region, as a text, is not one that data may be in; undefined when it is. */
  refusal(place: Place | undefined): string | undefined {
    return this.isOutside(place) ? describePlace(place) : undefined;
  }

  private all(): { leaves: readonly Leaf[]; statements: readonly Statement[] } {
    this.walked ??= walk(
      this.resources.filter(
        (resource) => !isWatching(resource.type, this.texts(resource, 'Type')[0]?.text ?? ''),
      ),
      this.evaluator,
    );
    return this.walked;
  }

  private step(node: Node, segment: string): Node[] {
    const at = (key: string | number, value: Json): Node[] =>
      this.spread({ ...node, path: `${node.path}/${escaped(String(key))}`, value });
    if (segment === '*')
      return isList(node.value)
        ? node.value.flatMap((value, index) => at(index, value))
        : isDict(node.value)
          ? [node]
          : [];
    if (!isDict(node.value)) return [];
    const value = node.value[segment];
    return value === undefined ? [] : at(segment, value);
  }

  private spread(node: Node): Node[] {
    return this.evaluator
      .all(node.value)
      .flatMap(({ value }) => (value === undefined ? [] : [{ ...node, value }]));
  }
}
