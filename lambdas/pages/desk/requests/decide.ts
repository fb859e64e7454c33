import type { Question } from '../../../domain/request.ts';
import { type Html, html } from '../../../platform/html.ts';
import { type Input, Refused } from '../../api.ts';
import { inFull } from '../../shared/rulings.ts';
import { QUESTION_TITLES, QUESTIONS_ASKED, DECIDE_TEXTS as T } from '../../texts/desk-decide.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { type Typed, wrongFrom } from '../../web/form.ts';
import { bigRadios, checkboxes, NONE, submit } from '../../web/parts.ts';
import { draftOf, offered, type Page, type Visit } from '../../web/visit.ts';
import { type Part, partsFields, readParts, withheldIn } from './decide-parts.ts';
import { foreseen, onPaper } from './request-letter.ts';
import { isOurs, LABELS, wrote } from './request-parts.ts';
import { type Again, formStatus, type Matter, readRequest, requestPath, saying } from './request-read.ts';
import { nothingToDo, reasonField, WRONG_REASON, wordForm, wordPage, words } from './request-word.ts';

type Body = NonNullable<Input<'assessRequest'>['body']>;
type Asked = Exclude<Question, 'admissible'>;

/** A request with the question that waits for a person, and what a release is about. */
type ToDecide = Matter & { readonly question: Asked; readonly parts: readonly Part[] };

async function toDecide(visit: Visit, matter: Matter): Promise<ToDecide | undefined> {
  const { awaits, status } = matter.request;
  if (awaits === undefined || awaits === 'admissible' || status !== 'awaiting-decision') return undefined;
  return { ...matter, question: awaits, parts: awaits === 'release' ? await readParts(visit, matter) : [] };
}

const FIELDS = {
  outcome: { field: 'outcome', says: T.wrongOutcome },
  reason: WRONG_REASON,
} as const;

/** The question that waits for a person, what follows of each answer, and the form to answer it. */
export const decide: Page = async (visit) => {
  const matter = await readRequest(visit);
  const asked = await toDecide(visit, matter);
  return asked ? shows(visit, asked, draftOf(visit)) : redirect(requestPath(matter.request.requestId));
};

/** Shows the letter as it would read, or answers the question. */
export const sayDecision: Page = async (visit) => {
  const { form, api, once } = visit;
  const matter = await readRequest(visit);
  const question = form.get('question') as Asked;
  const [outcome, reason] = [form.get('outcome'), words(form, 'reason')];
  const isSo = matter.request.assessments.some(
    (one) => one.question === question && one.outcome === outcome && (one.reason ?? '') === reason,
  );
  const now = await toDecide(visit, matter);
  // Another question may be open by now: an answer is to the one it was given to.
  const asked = now?.question === question ? now : undefined;
  if (asked && form.get('step') === 'letter') return showsLetter(visit, asked);
  return saying(visit, matter, {
    isSo,
    done: 'decided',
    fields: FIELDS,
    refusals: { 'correct-at-the-source-first': 'corrected' },
    send: () =>
      api('assessRequest', {
        params: { requestId: matter.request.requestId },
        body: bodyOf(form, asked),
        once,
      }),
    again: (typed, why) =>
      asked
        ? shows(visit, asked, typed, why)
        : nothingToDo(visit, matter, visit.say(T.yourAnswer), T.notAsked),
  });
};

/** The answer as it was typed; what is missing, the API names. */
function bodyOf(form: URLSearchParams, asked: ToDecide | undefined): Body {
  const [question, reason] = [form.get('question'), words(form, 'reason')];
  return {
    question,
    outcome: form.get('outcome') ?? undefined,
    ...((question !== 'joint' || reason !== '') && { reason }),
    ...(question === 'accuracy' && { correctedAtSource: form.get('corrected') === 'yes' }),
    ...(question === 'release' && { withhold: withheldIn(asked?.parts ?? [], form) }),
  } as Body;
}

async function showsLetter(visit: Visit, asked: ToDecide): Promise<Answer> {
  const { form } = visit;
  const typed = { values: form, wrong: [] };
  const outcome = form.get('outcome');
  if (outcome !== 'upheld' && outcome !== 'refused')
    return shows(visit, asked, { ...typed, wrong: [FIELDS.outcome] }, { status: 422 });
  const reason = words(form, 'reason');
  const counts: Record<string, number> = {};
  for (const { because } of withheldIn(asked.parts, form)) counts[because] = (counts[because] ?? 0) + 1;
  const letter = await foreseen(visit, {
    outcome,
    ...(reason !== '' && { reason }),
    ...(Object.keys(counts).length > 0 && { withheld: counts }),
  });
  if (letter.ok) return shows(visit, asked, typed, {}, onPaper(visit, letter.value));
  if (letter.status >= 500) throw new Refused(letter);
  const { wrong, above } = wrongFrom(letter, FIELDS);
  return shows(visit, asked, { ...typed, wrong }, { status: formStatus(letter), ...(above && { above }) });
}

function shows(
  visit: Visit,
  asked: ToDecide,
  typed: Typed,
  why: Partial<Again> = {},
  letter: Html = NONE,
): Answer {
  const { say } = visit;
  const { question, request, parts, names } = asked;
  const { explains, law } = QUESTIONS_ASKED[question];
  const handedOver = partsFields(visit, parts, names, request, typed);
  return wordPage(visit, asked, {
    title: say(QUESTION_TITLES[question]),
    typed,
    why,
    wide: question === 'release',
    content: html`${
      letter === NONE
        ? html`<div><p class="font-lead">${say(explains)}</p><p class="soft small-text">${say(law)}</p></div>
${wrote(visit, request)}
${follows(visit, asked)}`
        : letter
    }
${offered(visit, NONE, handedOver)}
${wordForm(
  visit,
  asked,
  html`<input type="hidden" name="question" value="${question}">${handedOver}<h2>${say(T.yourAnswer)}</h2>${fields(visit, asked, typed)}
<div class="button-group">${submit(say(T.decide))}${submit(say(letter === NONE ? T.seeLetter : T.seeAgain), 'secondary', { name: 'step', value: 'letter' })}</div>`,
  question,
)}`,
  });
}

/** What the law makes of either answer, for each purpose and vendor. */
function follows(visit: Visit, { request: { suggestions }, names, question }: ToDecide): Html {
  const { say } = visit;
  // What a release changes stands in the letter: the decisions stay as they are.
  if (!suggestions || question === 'release') return NONE;
  const side = (title: string, decisions: typeof suggestions.upheld): Html =>
    html`<div class="panel"><h2 class="h4">${title}</h2>${decisions.length === 0 ? html`<p>${say(T.nothing)}</p>` : inFull(visit, names, LABELS, decisions)}</div>`;
  return html`<div class="grid">${side(say(T.ifUpheld), suggestions.upheld)}${side(say(T.ifRefused), suggestions.refused)}</div>`;
}

/** Names and Unilogin come from elsewhere: corrected here alone, they would be wrong again. */
const isFromElsewhere = ({ changes = [] }: Matter['request']): boolean =>
  changes.some(({ field, statement }) => isOurs(field) && statement === undefined);

/** What is written of an answer, and who reads it. */
const REASONS: Readonly<Partial<Record<Asked, Parameters<typeof reasonField>[2]>>> = {
  joint: { hint: T.reasonJoint, isOptional: true },
  release: { hint: T.reasonRelease },
};

function fields(visit: Visit, { question, request }: ToDecide, typed: Typed): Html {
  const { say } = visit;
  const { upheld, refused } = QUESTIONS_ASKED[question];
  return html`${bigRadios(say, typed, { name: 'outcome', label: QUESTION_TITLES[question] }, [
    { value: 'upheld', label: say(upheld) },
    { value: 'refused', label: say(refused) },
  ])}
${
  question === 'accuracy' && isFromElsewhere(request)
    ? checkboxes(say, typed, { name: 'corrected', label: T.corrected, hint: T.correctedHint }, [
        { value: 'yes', label: say(T.correctedYes) },
      ])
    : NONE
}
${reasonField(visit, typed, REASONS[question])}`;
}
