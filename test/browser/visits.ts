import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DESK } from '../../lambdas/pages/desk/pages.ts';
import { FAMILY } from '../../lambdas/pages/family/pages.ts';
import type { Pages } from '../../lambdas/pages/web/visit.ts';
import type { Town } from '../../local/town/town.ts';
import { pathsOf, patternsOf, type Values } from '../pages/paths.ts';

/** What one person looks at, one page after another. */
export type Round = { readonly who: string | undefined; readonly paths: readonly string[] };

type Requests = Town['requests'];

/** The requests that show what a page can show, by the last fixed part of its path. */
const FIT: Readonly<Record<string, readonly (keyof Requests)[]>> = {
  requests: ['access', 'rectification', 'objection', 'restriction', 'paused', 'late', 'letter', 'erasure'],
  decide: ['access', 'rectification', 'objection'],
  answer: ['paused'],
  resume: ['paused'],
  sent: ['letter'],
  lift: ['restriction'],
  certificate: ['erasure'],
};
const lastPart = (pattern: string): string => /\w+(?=(\/\{\w+\})?$)/.exec(pattern)?.[0] ?? '';

/** A file, which is no page to look at. */
const isFile = (pattern: string): boolean => /(csv|json|\/package)$/.test(pattern);

const rounds = (pages: Pages, values: (pattern: string) => Values): string[] =>
  patternsOf(pages, 'GET')
    .filter((pattern) => !isFile(pattern))
    .flatMap((pattern) => pathsOf(pattern, values(pattern)));

/** Every page of every area, as those see it whom it is for: full, and where there is nothing to show. */
export function everyPage(town: Town, tasks: Readonly<Record<string, string>>): Round[] {
  const requestId = (pattern: string, among: readonly (keyof Requests)[]) => {
    const fit = (FIT[lastPart(pattern)] ?? ['access']).filter((name) => among.includes(name));
    return (fit.length > 0 ? fit : among.slice(0, 1)).map((name) => town.requests[name]);
  };
  const right = ['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection'];
  const all = Object.keys(town.requests) as (keyof Requests)[];
  const ofAnna: (keyof Requests)[] = ['access', 'rectification', 'paused', 'late', 'letter'];
  const anna = (pattern: string): Values => ({
    childId: pattern.endsWith('{childId}') ? [town.asta, town.otto, town.villads] : [town.asta],
    purposeId: ['news-to-users', 'practice-tests', 'user-administration'],
    requestId: requestId(pattern, ofAnna),
    right,
  });
  const jonas = (): Values => ({
    childId: [town.otto],
    purposeId: ['development-assessment-health'],
    requestId: [town.requests.restriction],
    right,
  });
  const ida = (): Values => ({
    childId: [town.ida],
    purposeId: ['news-to-users', 'practice-tests'],
    requestId: [town.requests.objection],
    right,
  });
  const desk = (pattern: string): Values => ({
    childId: pattern.endsWith('{childId}') ? [town.asta, town.otto, town.ida] : [town.asta],
    purposeId: pattern.startsWith('GET /desk/children')
      ? ['news-to-users', 'practice-tests']
      : ['news-to-users'],
    requestId: requestId(pattern, all),
    taskId: [tasks[town.requests.access] ?? ''],
    vendorId: ['learnlab', 'lindhardt-og-ringhof', 'jh-software'],
    agreementId: Object.values(town.agreements),
    bulkId: [town.bulk],
    personId: [town.annaId],
    month: [new Date().toISOString().slice(0, 7)],
    kind: ['child', 'request', 'vendor', 'purpose', 'bulk'],
    id: [town.asta, town.requests.access, 'learnlab', 'news-to-users', town.bulk],
    right,
  });
  // What is about nobody in particular, for whom there is nothing yet.
  const nothing = patternsOf(DESK, 'GET').filter((one) => !one.includes('{') && !isFile(one));
  return [
    { who: undefined, paths: [...entrances(), '/sign-in/callback?code=x&state=y'] },
    {
      who: 'guardian1',
      paths: [...rounds(FAMILY, anna), '/family/nowhere', '/desk/work'],
    },
    { who: 'guardian2', paths: rounds(FAMILY, jonas) },
    { who: 'child2', paths: rounds(FAMILY, ida) },
    { who: 'cw1', paths: rounds(DESK, desk) },
    {
      who: 'dpo1',
      paths: [
        '/desk/oversight',
        '/desk/mend',
        '/desk/classes/class?institution=280123&group=5B',
        `/desk/children/${town.asta}`,
        `/desk/vendors/learnlab`,
        `/desk/requests/${town.requests.access}`,
        `/desk/requests/${town.requests.letter}`,
        `/desk/requests/${town.requests.access}/decide`,
        `/desk/requests/${town.requests.access}/tasks/${tasks[town.requests.access]}`,
      ],
    },
    { who: 'cw2', paths: nothing.map((pattern) => pattern.slice('GET '.length)) },
  ];
}

/** The pages before a sign-in, as the entrance names them; those that only lead on are none. */
function entrances(): string[] {
  const source = readFileSync(join(import.meta.dirname, '../../lambdas/pages/sign-in/pages.ts'), 'utf8');
  const leadOn = ['/sign-in/family', '/sign-in/staff', '/sign-in/bye', '/sign-in/stay'];
  return [...source.matchAll(/case 'GET (\/[\w/-]*)'/g)]
    .map(([, path = '']) => path)
    .filter((path) => !leadOn.includes(path));
}
