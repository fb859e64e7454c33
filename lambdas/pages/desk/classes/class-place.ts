import { type Html, html } from '../../../platform/html.ts';
import { type AnswerTo, must, type Refusal } from '../../api.ts';
import { CLASSES as T } from '../../texts/desk-classes.ts';
import type { Answer } from '../../web/answer.ts';
import type { Shown } from '../../web/layout.ts';
import { buttonLink } from '../../web/parts.ts';
import { show, type Visit } from '../../web/visit.ts';

export type ClassView = AnswerTo<'getGroup'>;
export type Group = ClassView['group'];

export const CLASS_LIST = '/desk/classes';
export const CLASS = `${CLASS_LIST}/class`;

/** The address of a page about a class, with what else it is asked. */
export const classHref = (
  { institution, name }: Group,
  path: string = CLASS,
  more: Readonly<Record<string, string | number>> = {},
): string =>
  `${path}?${Object.entries({ institution, group: name, ...more })
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&')}`;

/** The class a page is about: named in its address, in its form, or in the form that was kept while she was signed out. */
export function groupOf({ query, form, draft }: Visit): Group {
  const [source] = [form, query, draft].filter((one) => one.has('institution'));
  return { institution: source?.get('institution') ?? '', name: source?.get('group') ?? '' };
}

/** What a form about a class carries along, since a form is sent to an address without a question. */
export const groupFields = ({ institution, name }: Group): Html =>
  html`<input type="hidden" name="institution" value="${institution}"><input type="hidden" name="group" value="${name}">`;

/** The class of the page with every child in it; undefined when nobody is in it, or no class is named. */
export async function readClass(visit: Visit): Promise<ClassView | undefined> {
  const { institution, name } = groupOf(visit);
  const found = await visit.api('getGroup', { query: { institution, group: name } });
  if (!found.ok && isNoClass(found)) return undefined;
  return must(found);
}

const isNoClass = ({ reason }: Refusal): boolean => reason === 'no-such-group' || reason === 'invalid-query';

/** In place of a page about a class in which nobody is. */
export const emptyClass = (visit: Visit): Answer =>
  show(visit, {
    title: visit.say(T.gone),
    status: 404,
    trail: [{ title: visit.say(T.title), href: CLASS_LIST }],
    content: html`<p>${visit.say(T.goneText)}</p><p>${buttonLink(CLASS_LIST, visit.say(T.toClasses))}</p>`,
  });

/** Where a page below a class lies. */
export const trailTo = ({ say }: Visit, group: Group): NonNullable<Shown['trail']> => [
  { title: say(T.title), href: CLASS_LIST },
  { title: group.name, href: classHref(group) },
];

/** How many children, in words. */
export const childrenIn = ({ say }: Pick<Visit, 'say'>, n: number): string =>
  n === 1 ? say(T.oneChild) : say(T.childrenIn, { n });
