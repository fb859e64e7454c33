import type { LocalRoute } from '../template/api.ts';

export type Match = { readonly route: LocalRoute; readonly parameters: Readonly<Record<string, string>> };

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const GREEDY = /^\{(\w+)\+\}$/;
const PARAMETER = /^\{(\w+)\}$/;

/** How special a path is: a fixed part wins over a parameter, a parameter over a greedy one. */
const rank = (path: string): string =>
  path
    .split('/')
    .map((part) => (GREEDY.test(part) ? '2' : PARAMETER.test(part) ? '1' : '0'))
    .join('');

const parametersOf = (
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | undefined => {
  const parameters: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const greedy = GREEDY.exec(wanted)?.[1];
    if (greedy) {
      const rest = parts.slice(index);
      return rest.length > 0 ? { ...parameters, [greedy]: rest.map(decode).join('/') } : undefined;
    }
    const part = parts[index];
    const name = PARAMETER.exec(wanted)?.[1];
    if (part === undefined || (name ? part === '' : part !== wanted)) return undefined;
    if (name) parameters[name] = decode(part);
  }
  return parts.length === pattern.length ? parameters : undefined;
};

/** Finds the route of a method and path as API Gateway does. */
export const createMatcher = (
  routes: readonly LocalRoute[],
): ((method: string, path: string) => Match | undefined) => {
  const sorted = routes
    .map((route) => ({ route, pattern: route.path.split('/'), rank: rank(route.path) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  return (method, path) => {
    const parts = path.split('/');
    for (const { route, pattern } of sorted) {
      if (route.method !== method && route.method !== 'ANY') continue;
      const parameters = parametersOf(pattern, parts);
      if (parameters) return { route, parameters };
    }
    return undefined;
  };
};
