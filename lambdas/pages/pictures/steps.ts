import type { Bilingual } from '../../domain/purpose.ts';
import type { Question } from '../../domain/request.ts';
import { dateIn } from '../../platform/page.ts';
import type { AnswerTo } from '../api.ts';
import { isOver } from '../shared/request.ts';
import { PICTURES as T } from '../texts/pictures.ts';
import { listed, type Say } from '../web/say.ts';

type Request = AnswerTo<'getRequest'>;
/** A vendor's task with its name as people read it. */
export type NamedTask = Request['tasks'][number] & { readonly name: string };

/** `skipped` is over without anybody having had to do anything. */
export type StepState = 'done' | 'skipped' | 'now' | 'late' | 'paused' | 'coming';

/** One step of a request's course, in words, and where it stands. */
export type Step = {
  readonly kind: 'received' | 'weighed' | 'decided' | 'vendors' | 'answered';
  readonly title: string;
  readonly state: StepState;
  readonly lines: readonly string[];
};

const KINDS = ['received', 'weighed', 'decided', 'vendors', 'answered'] as const;

/** What a person is asked, as who sees the picture is told it. */
export type Questions = Readonly<Record<Question, Bilingual>>;

/** The five steps from receipt to answer. */
export function stepsOf(
  say: Say,
  request: Request,
  tasks: readonly NamedTask[],
  questions: Questions,
): readonly Step[] {
  const now = KINDS.indexOf(nowAt(request));
  const hasEnded = isOver(request);
  return KINDS.map((kind, index) => {
    const state = hasEnded || index < now ? over(kind, request) : index > now ? 'coming' : stateNow(request);
    return { kind, state, ...WORDS[kind](say, request, { tasks, state, questions }) };
  });
}

/** The step a request is at; what is asked before a release is about the answer. */
function nowAt({ status, awaits, tasks }: Request): Step['kind'] {
  switch (status) {
    case 'received':
      return 'decided';
    case 'awaiting-requester':
      return tasks.length > 0 ? 'vendors' : 'weighed';
    case 'awaiting-decision':
      if (awaits === undefined) return tasks.length > 0 ? 'vendors' : 'weighed';
      return awaits === 'release' ? 'answered' : 'weighed';
    case 'with-vendors':
      return 'vendors';
    case 'all-answered':
    case 'completed':
    case 'closed':
      return 'answered';
  }
}

/** What a person assesses before it is decided; the look at a copy comes when there is one. */
const isWeighed = ({ questions, assessments }: Request): boolean =>
  [...questions, ...assessments.map(({ question }) => question)].some((question) => question !== 'release');

const over = (kind: Step['kind'], request: Request): StepState =>
  kind === 'weighed' && !isWeighed(request) ? 'skipped' : 'done';

function stateNow({ status, daysLeft, overdue }: Request): StepState {
  if (status === 'awaiting-requester') return 'paused';
  return (daysLeft !== undefined && daysLeft < 0) || overdue.length > 0 ? 'late' : 'now';
}

type Words = Pick<Step, 'title' | 'lines'>;
type At = {
  readonly tasks: readonly NamedTask[];
  readonly state: StepState;
  readonly questions: Questions;
};
type InWords = (say: Say, request: Request, at: At) => Words;

/** What the requester was asked, or her answer, where the request stands at it. */
function ofAsking(say: Say, { status, awaits }: Request, state: StepState): string[] {
  if (state === 'paused') return [say(T.stepAwaitsRequester)];
  const isRead = status === 'awaiting-decision' && awaits === undefined;
  return isRead && (state === 'now' || state === 'late') ? [say(T.stepAnswerRead)] : [];
}

/** What ends with a copy that a person looks through. */
const COPIED: readonly Request['right'][] = ['access', 'portability'];
const DONE = ['done', 'no-data'];

const WORDS: Readonly<Record<Step['kind'], InWords>> = {
  received: (say, { receivedOn }) => ({
    title: say(T.stepReceived),
    lines: [dateIn(say.lang, receivedOn)],
  }),

  weighed: (say, request, { state, questions }) => {
    const { awaits } = request;
    const waits = awaits !== undefined && awaits !== 'release' ? [say(questions[awaits])] : [];
    return { title: say(T.stepWeighed), lines: [...waits, ...ofAsking(say, request, state)] };
  },

  decided: (say, { right, decisions }, { state }) => {
    // By purpose, as people are told it; what the municipality keeps in its own file is no refusal.
    const count = (outcome: string) =>
      new Set(
        decisions.flatMap((one) => (one.outcome === outcome && one.vendorId !== null ? one.purposeId : [])),
      ).size;
    const granted = count('granted');
    const refused = count('refused');
    // What holds while an objection is assessed is no answer to it, and a withdrawal is nobody's to grant.
    const isAnswer = state !== 'coming' && right !== 'withdrawal';
    const lines = decisions.length === 0 || !isAnswer ? [] : [say(T.stepDecisions, { granted, refused })];
    return { title: say(T.stepDecided), lines };
  },

  vendors: (say, request, { tasks: sent, state }) => {
    const tasks = sent.filter((task) => task.status !== 'withdrawn');
    const n = tasks.filter((task) => DONE.includes(task.status)).length;
    const w = tasks.filter((task) => task.status === 'waived').length;
    const late = tasks.filter((task) => task.status === 'overdue').map(({ name }) => name);
    const title = tasks.length === 0 ? say(T.vendors) : say(T.stepVendors, { n, m: tasks.length });
    const none = tasks.length === 0 && state === 'done' ? [say(T.stepNoVendors)] : [];
    return {
      title,
      lines: [
        ...none,
        ...(w > 0 ? [say(T.stepWaived, { w })] : []),
        ...(late.length > 0 ? [say(T.stepLateAt, { names: short(say, late) })] : []),
        ...ofAsking(say, request, state),
      ],
    };
  },

  answered: (say, request, { questions }) => {
    const { right, status, awaits, dueOn, daysLeft, completedAt, letter, missed, owesLetter } = request;
    if (status === 'closed') return { title: say(T.stepClosed), lines: [say(T.stepClosedWhy)] };
    if (completedAt !== undefined && !owesLetter)
      return {
        title: say(T.stepAnswered),
        lines: [dateIn(say.lang, letter?.sentOn ?? completedAt), ...(missed ? [say(T.stepMissed)] : [])],
      };
    const looked = COPIED.includes(right) ? [say(T.stepLookedThrough)] : [];
    const waits = owesLetter ? [say(T.stepLetter)] : awaits === 'release' ? [say(questions.release)] : looked;
    const isPast = daysLeft !== undefined && daysLeft < 0;
    // While the clock stands still, no day is the last.
    const isTimed = dueOn !== null && status !== 'awaiting-requester';
    const due = isTimed ? [say(isPast ? T.stepPast : T.stepDue, { day: dateIn(say.lang, dueOn) })] : [];
    return { title: say(T.stepToAnswer), lines: [...waits, ...due] };
  },
};

/** The first three of some names, and how many more they are. */
const short = (say: Say, names: readonly string[]): string =>
  names.length <= 4
    ? listed(say, names)
    : listed(say, [...names.slice(0, 3), say(T.andMore, { n: names.length - 3 })]);
