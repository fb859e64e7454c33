import { posix } from 'node:path';
import type { Firewall, FirewallAnswer, Match } from '../template/firewall.ts';

/** What WAF sees of a request. */
export type Seen = {
  /** Two letters, or whatever is not a country. */
  readonly country: string;
  readonly path: string;
  readonly headerNames: readonly string[];
};
export type Passage =
  | { readonly kind: 'passed'; readonly inserts: Readonly<Record<string, string>> }
  | { readonly kind: 'blocked'; readonly rule: string; readonly answer: FirewallAnswer | undefined };

/** The header by which a caller on this machine says from which country it would call. */
export const COUNTRY_HEADER = 'hjemmel-local-country';

const asRead = (path: string): string => {
  try {
    return posix.normalize(decodeURIComponent(path));
  } catch {
    return posix.normalize(path);
  }
};

const holds = (match: Match, seen: Seen): boolean => {
  switch (match.kind) {
    case 'country':
      return match.codes.includes(seen.country);
    case 'path':
      return match.pattern.test(asRead(seen.path));
    case 'header':
      return seen.headerNames.some((name) => name.toLowerCase().startsWith(match.prefix));
    case 'not':
      return !holds(match.match, seen);
    case 'and':
      return match.matches.every((each) => holds(each, seen));
    case 'or':
      return match.matches.some((each) => holds(each, seen));
  }
};

/** What the template's web ACL does with a request: the first rule that blocks it ends it, those that count go on. */
export const pass = (firewall: Firewall, seen: Seen): Passage => {
  let inserts: Record<string, string> = {};
  for (const { name, match, action } of firewall) {
    if (!holds(match, seen)) continue;
    if (action.kind === 'block') return { kind: 'blocked', rule: name, answer: action.answer };
    inserts = { ...inserts, ...action.inserts };
  }
  return { kind: 'passed', inserts };
};
