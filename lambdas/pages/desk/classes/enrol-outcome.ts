import { type Html, html } from '../../../platform/html.ts';
import type { AnswerTo } from '../../api.ts';
import { ENROL as T } from '../../texts/desk-enrol.ts';
import { link, message, NONE } from '../../web/parts.ts';
import type { Visit } from '../../web/visit.ts';
import { childPath } from '../children/child-read.ts';
import { readInstitutions } from '../names.ts';
import { nameOf } from '../requests/request-read.ts';
import { classHref, type Group } from './class-place.ts';

type Enrolled = AnswerTo<'enrol'>['children'];

const HOW = ['now', 'again', 'before'] as const;
const DIFFERS = ['group', 'guardians'] as const;

/** What came of an enrolment, for the address of the page that tells it: numbers, and the ids of those who stand otherwise. */
export const outcomeOf = (children: Enrolled): Readonly<Record<string, string | number>> => ({
  done: 'enrolled',
  ...Object.fromEntries(HOW.map((how) => [how, children.filter(({ enrolled }) => enrolled === how).length])),
  other: children
    .flatMap(({ childId, differs = [] }) => (differs.length > 0 ? [childId + markOf(differs)] : []))
    .join('.'),
});

/** One letter for what differs behind each id: the firewall takes 2 KB of a query, and a class has forty children. */
const markOf = (differs: readonly string[]): string =>
  DIFFERS.flatMap((what, index) => (differs.includes(what) ? [String(index)] : [])).join('');

/** The same, said on a page: how many were enrolled, and who is known here otherwise than the list says. */
export async function outcome(visit: Visit, group: Group): Promise<Html> {
  const { say, frame, query } = visit;
  if (query.get('done') !== 'enrolled') return NONE;
  const counts = HOW.map((how) => [how, Number(query.get(how)) || 0] as const);
  const [now, again] = counts.map(([, n]) => n);
  const arrived = (now ?? 0) + (again ?? 0);
  const title = arrived === 0 ? T.doneKnown : arrived === 1 ? T.doneOne : T.done;
  const told = counts.filter(([, n]) => n > 0).map(([how, n]) => say(T[how], { n }));
  return html`${message(
    frame,
    'success',
    say(title),
    html`<p>${told.join(' ')}</p><p>${link(classHref(group), say(T.toClass, { group: group.name }))}</p>`,
    { saved: true },
  )}${await otherwise(visit)}`;
}

async function otherwise(visit: Visit): Promise<Html> {
  const { api, query, say, frame } = visit;
  const marked = new Map(
    (query.get('other') ?? '')
      .split('.')
      .flatMap((one) =>
        /^[\w-]{36}[01]{1,2}$/.test(one) ? [[one.slice(0, 36), one.slice(36)] as const] : [],
      ),
  );
  const differs = (childId: string, what: (typeof DIFFERS)[number]): boolean =>
    marked.get(childId)?.includes(String(DIFFERS.indexOf(what))) ?? false;
  const all = [...marked.keys()].slice(0, 40);
  if (all.length === 0) return NONE;
  const [institutionOf, ...views] = await Promise.all([
    readInstitutions(visit),
    ...all.map((childId) => api('getChild', { params: { childId } })),
  ]);
  const known = views.flatMap((view) => (view.ok ? [view.value] : []));
  const lines = known.map(({ childId, person, group }) => {
    const how = [
      ...(differs(childId, 'group')
        ? [say(T.otherGroup, { group: `${group.name}, ${institutionOf(group.institution)}` })]
        : []),
      ...(differs(childId, 'guardians') ? [say(T.otherGuardians)] : []),
    ];
    return html`<li>${link(childPath(childId), nameOf({ say }, person))}: ${how.join('; ')}</li>`;
  });
  return message(frame, 'warning', say(T.differs), html`<p>${say(T.differsText)}</p><ul>${lines}</ul>`);
}
