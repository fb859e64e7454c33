import { expect } from '@jest/globals';
import { HIDDEN } from '../../lambdas/pages/web/hidden.ts';
import type { Pages } from '../../lambdas/pages/web/visit.ts';
import type { Engines } from '../engines/engines.ts';
import { type Form, formsOf } from './forms.ts';
import { type Method, pathsOf, patternsOf, type Values } from './paths.ts';
import type { Visitor } from './visitor.ts';

/** The paths of all pages of a method, by pattern. */
export const visits = (pages: Pages, method: Method, values: (pattern: string) => Values) =>
  patternsOf(pages, method).map((pattern) => ({ pattern, paths: pathsOf(pattern, values(pattern)) }));

/** The forms of a page, apart from that of signing out. */
export async function formsAt(visitor: Visitor, path: string): Promise<Form[]> {
  const { html } = await visitor.get(path);
  return formsOf(html).filter(({ action }) => action !== '/sign-in/out');
}

/** The token of a visitor's session, as it stands on every page. */
export async function tokenOf(visitor: Visitor, home: string): Promise<string> {
  const { location, html } = await visitor.get(home);
  const shown = location === undefined ? html : (await visitor.follow()).html;
  return new RegExp(`name="${HIDDEN.token}" value="([^"]+)"`).exec(shown)?.[1] ?? '';
}

/** Watches a database: what it gives back runs something and fails when anything is written meanwhile. */
export function watchWrites(dynamo: Engines['dynamo']): (run: () => Promise<void>) => Promise<void> {
  let writes = 0;
  dynamo.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const result = await next(args);
        if (/^(TransactWrite|Put|Update|Delete|BatchWrite)/.test(commandName)) writes += 1;
        return result;
      },
    { step: 'initialize', name: 'test-writes' },
  );
  return async (run) => {
    const before = writes;
    await run();
    expect(writes - before).toBe(0);
  };
}
