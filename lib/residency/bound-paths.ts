import { PERIMETER_BOUND, type Route } from '../../lambdas/contracts/route.ts';

/** WAF takes this many characters of an expression. */
const LONGEST = 512;

/** The paths that no family and nobody without a token has business at: those whose every route is for bound roles. */
export const boundPaths = (routes: readonly Route[]): readonly string[] => {
  const isBound = ({ roles }: Route): boolean =>
    roles !== 'public' && roles.every((role) => PERIMETER_BOUND.includes(role));
  const open = new Set(routes.filter((route) => !isBound(route)).map(({ path }) => path));
  return [...new Set(routes.map(({ path }) => path))].filter((path) => !open.has(path)).sort();
};

/** Expressions, each short enough for WAF, one of which matches each of these paths; the stage may stand before it. */
export const pathExpressions = (paths: readonly string[], stage: string): readonly string[] => {
  const around = (inner: string): string => `^(/${stage})?(${inner})/?$`;
  const expressions: string[] = [];
  let inner = '';
  for (const path of paths) {
    const pattern = path
      .replaceAll('.', String.raw`\.`)
      .replace(/\{\w+\}/g, '[^/]+')
      .replace(/\{\w+\+\}/g, '.+');
    const longer = inner === '' ? pattern : `${inner}|${pattern}`;
    if (around(longer).length > LONGEST) expressions.push(around(inner));
    inner = around(longer).length > LONGEST ? pattern : longer;
  }
  return inner === '' ? expressions : [...expressions, around(inner)];
};
