import type { Dict, Json } from './read/json.ts';

/** A resource of a template that can come to exist. */
export type Resource = {
  readonly logicalId: string;
  readonly type: string;
  /** JSON pointer. */
  readonly path: string;
  readonly properties: Json;
  readonly raw: Dict;
};

/** A key as a part of a JSON pointer (RFC 6901). */
export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
