import { guardParts } from '../../../lib/guard/guard.ts';
import type { Json } from '../../../lib/guard/read/json.ts';
import type { Finding, Rule } from '../../../lib/guard/rule.ts';

export type CheckOptions = {
  readonly region?: string | undefined;
  readonly allow?: readonly string[];
  readonly rules?: readonly Rule[];
};

/** What the guard finds in one template; of a stack in Frankfurt, where alone data may be, unless said otherwise. */
export const checked = (
  template: Json,
  { region = 'eu-central-1', allow = ['eu-central-1'], rules }: CheckOptions = {},
): Finding[] =>
  guardParts(
    // Through JSON, as from a file: a template is never a shared object.
    [
      {
        file: 'template.json',
        source: JSON.parse(JSON.stringify(template)),
        region: undefined,
        stackName: undefined,
        nested: {},
      },
    ],
    { region, allow, on: '2026-11-22', ...(rules && { rules }) },
  );
