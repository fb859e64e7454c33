import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { COURSE, OPENED } from '../lambdas/domain/request-course.ts';
import { REQUEST_STATUSES } from '../lambdas/domain/request-status.ts';

/** The page with the picture of a request's course. */
export const COURSE_PAGE = resolve(import.meta.dirname, '../docs/request-course.md');

const [BEGIN, END] = ['<!-- course: npm run course -->', '<!-- /course -->'];

/** A status as Mermaid can name it. */
const named = (status: string): string => status.replaceAll('-', '_');

/** The course of a request as a Mermaid state diagram, drawn from the table that is enforced; what leaves the status as it is stays out. */
export function coursePicture(): string {
  const steps = REQUEST_STATUSES.flatMap((from) => {
    const events = Object.entries(COURSE[from]);
    const leads = REQUEST_STATUSES.filter((to) => to !== from);
    return leads.flatMap((to) => {
      const by = events.filter(([, all]) => all.includes(to)).map(([event]) => event);
      return by.length === 0 ? [] : [`${named(from)} --> ${named(to)}: ${by.join(', ')}`];
    });
  });
  const begins = OPENED.map((status) => `[*] --> ${named(status)}: request-opened`);
  const lines = ['stateDiagram-v2', ...[...begins, ...steps].map((line) => `  ${line}`)];
  return ['```mermaid', ...lines, '```'].join('\n');
}

/** The page with its picture drawn anew; throws when the page has no place for it. */
export function withPicture(page: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page needs ${BEGIN} and ${END}`);
  return `${page.slice(0, begin)}${BEGIN}\n${coursePicture()}\n${page.slice(end)}`;
}

/** npm run course: draws the picture in docs/request-course.md from the table of a request's course. */
if (import.meta.main) writeFileSync(COURSE_PAGE, withPicture(readFileSync(COURSE_PAGE, 'utf8')));
