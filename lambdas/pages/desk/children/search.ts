import { isCpr } from '../../../domain/cpr.ts';
import { isUuid } from '../../../domain/ids.ts';
import type { Bilingual } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import { dateIn } from '../../../platform/page.ts';
import { type AnswerTo, must, Refused } from '../../api.ts';
import { SEARCH as T } from '../../texts/desk-search.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { errorSummary, type Typed } from '../../web/form.ts';
import { badge, facts, link, message, NONE, note, submit, textField } from '../../web/parts.ts';
import { draftOf, lookupForm, offered, type Page, show, type Visit } from '../../web/visit.ts';
import { CLASS_LIST, classHref } from '../classes/class-place.ts';
import { type InstitutionName, readInstitutions } from '../names.ts';
import { mendable } from '../refusal.ts';
import { nameOf, requestPath } from '../requests/request-read.ts';
import { childPath, custodyHolders } from './child-read.ts';

const PATH = '/desk/search';

type Found = AnswerTo<'searchPeople'>;
type Person = Found['people'][number];
type Searched = { readonly name: string } | { readonly cpr: string } | { readonly uniLogin: string };

/** What was typed, as the API is asked: in one way where it is sure what it is, in two where it may be a name or an id. */
type Reading =
  | { readonly asks: readonly Searched[]; readonly says: Bilingual }
  | { readonly wrong: Bilingual };

const UNI_LOGIN = /^[a-z0-9]{4,12}$/;

function readingOf(typed: string): Reading {
  const text = typed.trim();
  if (text === '') return { wrong: T.nothingTyped };
  if (/^[\d -]+$/.test(text)) {
    const cpr = text.replaceAll(/[ -]/g, '');
    return isCpr(cpr) ? { asks: [{ cpr }], says: T.readAsCpr } : { wrong: T.notCpr };
  }
  const uniLogin = text.toLowerCase();
  if (!UNI_LOGIN.test(uniLogin)) return { asks: [{ name: text }], says: T.readAsName };
  // No name has a digit in it; a word of small letters may be either.
  return /\d/.test(uniLogin)
    ? { asks: [{ uniLogin }], says: T.readAsUniLogin }
    : { asks: [{ name: text }, { uniLogin }], says: T.readAsBoth };
}

/** The field to search in; what is typed goes in a form, so that no address and no log ever holds it. */
export const search: Page = async (visit) => page(visit, draftOf(visit));

/** Who was found; the number of a request leads to it. */
export const find: Page = async (visit) => {
  const { form, api } = visit;
  const typed: Typed = { values: form, wrong: [] };
  const wrongly = (says: Bilingual): Answer =>
    page(visit, { ...typed, wrong: [{ field: 'who', says }] }, { status: 422 });
  const who = form.get('who') ?? '';
  const requestId = who.trim().toLowerCase();
  if (isUuid(requestId)) {
    const found = await api('getRequest', { params: { requestId } });
    if (found.ok) return redirect(requestPath(requestId));
    if (found.status === 404) return wrongly(T.notRequest);
    throw new Refused(found);
  }
  const reading = readingOf(who);
  if ('wrong' in reading) return wrongly(reading.wrong);
  const answers = await Promise.all(reading.asks.map((body) => api('searchPeople', { body })));
  const [refusal] = answers.filter((answer) => !answer.ok);
  if (refusal && !refusal.ok && mendable(refusal)) return wrongly(T.notName);
  const found = together(answers.map(must));
  return page(visit, typed, { below: await results(visit, found, reading.says) });
};

/** What two searches found, each person once. */
const together = (answers: readonly Found[]): Found => ({
  people: [...new Map(answers.flatMap(({ people }) => people).map((one) => [one.personId, one])).values()],
  more: answers.some(({ more }) => more),
});

function page(
  visit: Visit,
  typed: Typed,
  { status, below = NONE }: { readonly status?: number; readonly below?: Html } = {},
): Answer {
  const { say, frame } = visit;
  const field = textField(say, typed, { name: 'who', label: T.field, hint: T.hint, maxLength: 200 });
  return show(visit, {
    title: say(T.title),
    ...(status !== undefined && { status }),
    content: html`${errorSummary(say, frame, typed)}
${lookupForm(visit, PATH, html`${field}<div class="button-group">${submit(say(T.search))}</div>`)}
${below}`,
  });
}

async function results(visit: Visit, { people, more }: Found, read: Bilingual): Promise<Html> {
  const { say, frame } = visit;
  if (people.length === 0)
    return message(
      frame,
      'info',
      say(T.nobody),
      html`<p>${say(read)} ${say(T.nobodyText)}</p>${offered(visit, html`<p>${link(`${CLASS_LIST}/enrol`, say(T.enrol))}</p>`)}`,
    );
  const [guardians, institutionOf] = await Promise.all([guardiansOf(visit, people), readInstitutions(visit)]);
  return html`<h2>${say(T.results)} <span class="count">${people.length}</span></h2>
<p class="soft">${say(read)}${more ? html` ${say(T.more, { n: people.length })}` : NONE}</p>
<ul class="plain stack">${people.map((person) => html`<li>${panelOf(visit, person, { guardians, institutionOf })}</li>`)}</ul>
${guardians ? NONE : note(say(T.narrow))}`;
}

/** Each child's page is read for her guardians: for as many as one looks through. */
const MOST_READ = 12;

type Guardians = ReadonlyMap<string, readonly string[]>;

async function guardiansOf(visit: Visit, people: readonly Person[]): Promise<Guardians | undefined> {
  const ids = people.filter(({ kind }) => kind === 'child').map(({ personId }) => personId);
  if (ids.length > MOST_READ) return undefined;
  const views = await Promise.all(ids.map((childId) => visit.api('getChild', { params: { childId } })));
  return new Map(
    views
      .map(must)
      .map((view) => [view.childId, custodyHolders(view).map(({ person }) => nameOf(visit, person))]),
  );
}

/** What is known beside the people who were found. */
type Around = { readonly guardians: Guardians | undefined; readonly institutionOf: InstitutionName };

function panelOf(visit: Visit, person: Person, around: Around): Html {
  const { say } = visit;
  const { personId, kind } = person;
  const name = nameOf(visit, person);
  const rows = kind === 'child' ? ofChild(visit, person, around) : ofGuardian(visit, person);
  return html`<article class="panel"><header class="panel-head"><h3>${kind === 'child' ? link(childPath(personId), name) : name}</h3>${badge('info', say(kind === 'child' ? T.child : T.guardian))}</header>
${facts(rows)}${kind === 'child' ? offered(visit, html`<footer class="panel-foot">${registerLetter(visit, personId, name)}</footer>`) : NONE}</article>`;
}

/** The shortest way from a letter on paper to its request. */
const registerLetter = (visit: Visit, childId: string, name: string): Html => {
  const { say } = visit;
  return offered(
    visit,
    html`<a href="${childPath(childId)}/requests/new">${say(T.registerLetter)}<span class="sr-only"> ${say(T.aboutChild, { name })}</span></a>`,
  );
};

type Row = readonly [string, Html | string];

function ofChild({ say }: Visit, { personId, group, left }: Person, around: Around): Row[] {
  const guardians = around.guardians?.get(personId);
  const place = group
    ? link(classHref(group), `${group.name}, ${around.institutionOf(group.institution)}`)
    : NONE;
  return [
    [say(T.group), html`${place}${left === undefined ? NONE : html`. ${leftOn({ say }, left)}`}`],
    ...(guardians
      ? [[say(T.guardians), guardians.length === 0 ? say(T.noGuardians) : guardians.join(', ')] as const]
      : []),
  ];
}

const ofGuardian = (visit: Visit, { children }: Person): Row[] => [
  [
    visit.say(T.children),
    children.length === 0
      ? visit.say(T.noChildren)
      : html`<ul class="plain">${children.map(
          (child) =>
            html`<li>${link(childPath(child.childId), nameOf(visit, child))}, ${child.group.name}${child.left === undefined ? NONE : html`. ${leftOn(visit, child.left)}`}. ${registerLetter(visit, child.childId, nameOf(visit, child))}</li>`,
        )}</ul>`,
  ],
];

const leftOn = ({ say }: Pick<Visit, 'say'>, left: string): string =>
  say(T.left, { date: dateIn(say.lang, left) });
