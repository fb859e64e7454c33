import type { Page, Pages } from './visit.ts';

type Found = { readonly page: Page; readonly params: Readonly<Record<string, string>> };
export type Matcher = (method: string, path: string) => Found | undefined;

/** Finds the page of a method and a path; a fixed part of a path goes before one that may be anything. */
export function createMatcher(pages: Pages): Matcher {
  const patterns = Object.entries(pages)
    .map(([pattern, page]) => {
      const [method = '', path = ''] = pattern.split(' ');
      return { method, parts: path.split('/'), page };
    })
    .toSorted((a, b) => variables(a.parts) - variables(b.parts));
  return (method, path) => {
    const parts = path.split('/');
    for (const pattern of patterns) {
      if (pattern.method !== method) continue;
      const params = paramsOf(pattern.parts, parts);
      if (params) return { page: pattern.page, params };
    }
    return undefined;
  };
}

const NAME = /^\{(\w+)\}$/;
const variables = (parts: readonly string[]): number => parts.filter((part) => NAME.test(part)).length;

/** Ids and slugs only: nothing else is ever part of a path of ours. */
const VALUE = /^[\w.-]{1,128}$/;

function paramsOf(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index] ?? '';
    const name = NAME.exec(wanted)?.[1];
    if (name === undefined ? part !== wanted : !VALUE.test(part)) return undefined;
    if (name !== undefined) params[name] = part;
  }
  return params;
}
