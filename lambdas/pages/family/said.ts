import type { Bilingual } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import { dateIn } from '../../platform/page.ts';
import type { ChildView, ConsentView } from '../shared/child.ts';
import { consentTexts } from '../texts/consent.ts';
import { facts, message, NONE } from '../web/parts.ts';
import type { Visit } from '../web/visit.ts';
import { firstName, isOwn } from './about.ts';

/** Who decides a consent, what they have said, and what follows; nobody's side is taken. */

export type Said = ConsentView['answers'][number];

/** The visitor's own word; undefined when she has said nothing. */
export const ownWord = ({ caller }: Pick<Visit, 'caller'>, { answers }: ConsentView): Said | undefined =>
  answers.find(({ personId }) => personId === caller.id);

/** A person as the visitor knows her. */
export function personIn(visit: Visit, child: ChildView, personId: string): string {
  const T = consentTexts(visit.caller.role);
  const person =
    personId === child.childId
      ? child.person
      : child.guardians.find((guardian) => guardian.personId === personId)?.person;
  const name = person ? `${person.givenName} ${person.familyName}` : visit.say(T.someone);
  return personId === visit.caller.id ? visit.say(T.you, { name }) : name;
}

/** Whose yes it takes. */
export function decider(visit: Visit, child: ChildView, { mayAnswer, custody }: ConsentView): string {
  const { say, caller } = visit;
  const T = consentTexts(caller.role);
  if (mayAnswer.length === 0) return say(T.nobodyDecides);
  if (mayAnswer.includes(child.childId))
    return isOwn(visit) ? say(T.youDecide) : say(T.childDecides, { name: firstName(visit, child) });
  const rule = say(custody === 'both' ? T.all : T.one);
  return isOwn(visit) ? `${say(T.parentsDecide)} ${rule}` : rule;
}

const WORDS = { given: 'yes', refused: 'no', withdrawn: 'tookBack' } as const;

/** Everybody's last word, and who has not answered yet. */
export function said(visit: Visit, child: ChildView, { answers, mayAnswer }: ConsentView): Html {
  const { say, lang, caller } = visit;
  const T = consentTexts(caller.role);
  const word = ({ answer, on, text }: Said): Html => {
    const date = html`<time datetime="${on}">${dateIn(lang, on)}</time>`;
    return html`${say.rich(T[WORDS[answer]], { date })}${text ? html`. ${say(T.toEarlierText)}.` : NONE}`;
  };
  const silent = mayAnswer.filter((id) => !answers.some(({ personId }) => personId === id));
  // That she herself is asked is said where she answers.
  if (answers.length === 0 && silent.every((id) => id === caller.id)) return NONE;
  return html`<h2>${say(T.saidTitle)}</h2>
${facts([
  ...answers.map((one) => [personIn(visit, child, one.personId), word(one)] as const),
  ...silent.map((id) => [personIn(visit, child, id), say(T.notYet)] as const),
])}`;
}

/** What the answers come to, where that needs saying. */
export function upshot(visit: Visit, ground: ConsentView, conflict: boolean): Html {
  const T = consentTexts(visit.caller.role);
  const told = (title: Bilingual, text: Bilingual): Html =>
    message(visit.frame, 'info', visit.say(title), visit.say(text));
  const { standing, mayAnswer } = ground;
  if (conflict) return told(T.differsTitle, T.differsText);
  const own = ownWord(visit, ground);
  const isNo = standing === 'refused' || standing === 'withdrawn';
  if (isNo && ground.mine && own?.answer !== 'refused' && own?.answer !== 'withdrawn')
    return told(T.othersNoTitle, T.othersNoText);
  if (standing === 'outdated' || standing === 'lapsed') return told(T.againTitle, T.againText);
  if (standing === 'pending' && ground.mine && own)
    return told(T.otherMissing, mayAnswer.length > 2 ? T.otherMissingMore : T.otherMissingTwo);
  return NONE;
}
