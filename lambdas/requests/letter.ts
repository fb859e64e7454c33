import { type ControllerState, whomToAsk } from '../domain/controller.ts';
import { type CalendarDate, dateInCopenhagen } from '../domain/dates.ts';
import type { Bilingual, PurposeState } from '../domain/purpose.ts';
import { refusalBy } from '../domain/questions.ts';
import {
  type Assessment,
  type Decision,
  isOrdered,
  isRefusedWhole,
  QUESTIONS,
  type Question,
  type RequestState,
  type Withheld,
} from '../domain/request.ts';
import { RIGHTS } from '../domain/rights.ts';
import { RULINGS } from '../domain/rulings.ts';
import { inOrder, type Task, type TaskAction, type TaskOutcome } from '../domain/task.ts';
import type { VendorState } from '../domain/vendor.ts';
import { OMISSIONS, omissionLaw } from '../domain/withhold.ts';
import { type KeptInWords, keptInWords, type Names, namesOf } from './names.ts';
import type { Written } from './written.ts';

/** What a letter is made of; the words people wrote are looked up by their notes. */
export type LetterMatter = {
  /** The CVR number. */
  readonly controller: string;
  /** Undefined until the controller has described itself. */
  readonly described: ControllerState | undefined;
  readonly request: RequestState;
  /** Undefined once the child is forgotten. */
  readonly givenName: string | undefined;
  readonly purposes: readonly PurposeState[];
  readonly vendors: readonly VendorState[];
  readonly written: Written;
};

export type LetterOutcome =
  | 'closed'
  | 'granted'
  | 'in-part'
  | 'refused'
  | 'not-applicable'
  | 'nothing-held'
  | 'not-received'
  | 'pending';

/** A ruling on one purpose, with everyone it concerns. */
export type Ruling = Pick<Decision, 'outcome' | 'reason' | 'citation'> & {
  readonly sentence: Bilingual;
  /** Vendors by name; null is the controller's own record. */
  readonly at: readonly string[] | null;
  readonly kept: readonly KeptInWords[];
};

/** What a person assessed, and why; a refusal stands with its law. */
export type Assessed = {
  readonly question: Question;
  readonly outcome: Assessment['outcome'];
  readonly sentence: Bilingual | null;
  readonly citation: string | null;
  readonly reason: string | null;
  /** What was left out of the vendors' parts: how many values, why, and by which law. */
  readonly leftOut: readonly {
    readonly count: number;
    readonly because: Bilingual;
    readonly citation: string | null;
  }[];
};

/** What a recipient was told (art. 19), and how it answered. */
export type Told = {
  readonly vendor: string;
  readonly action: TaskAction;
  readonly toldOn: CalendarDate;
  readonly outcome: TaskOutcome | 'waived' | 'withdrawn' | 'open';
  readonly answeredOn: CalendarDate | null;
};

/** The answer to a request as it stands: what was decided for each purpose and vendor, with reason and law (art. 12(3), (4)). */
export type Letter = ReturnType<typeof letterOf>;

export function letterOf(matter: LetterMatter) {
  const { controller, described, request, givenName, purposes, vendors, written } = matter;
  const names = namesOf(purposes, vendors);
  const { requestId, right, receivedOn, dueOn, decisions = [], assessments, tasks, extended, lift } = request;
  const purposeIds = [...new Set(decisions.map(({ purposeId }) => purposeId))];
  const { article, da, en } = RIGHTS[right];
  return {
    kind: 'hjemmel-letter',
    version: 1,
    controller: { cvr: controller, name: described?.name ?? null, address: described?.address ?? null },
    ask: described ? whomToAsk(described) : [],
    requestId,
    right: { id: right, article, name: { da, en } },
    isOrdered: isOrdered(request),
    givenName: givenName ?? null,
    asked: {
      on: receivedOn,
      purposes: request.purposes === 'all' ? null : request.purposes.map(names.purpose),
      words: written(request.noteId) ?? null,
    },
    answeredOn: request.completed ? dateInCopenhagen(request.completed.at) : null,
    outcome: outcomeOf(request),
    decisions: purposeIds.map((purposeId) => ({
      purpose: names.purpose(purposeId),
      rulings: rulingsOn(
        decisions.filter((decision) => decision.purposeId === purposeId),
        names,
      ),
    })),
    assessments: QUESTIONS.flatMap((question) => {
      const assessment = assessments[question];
      return assessment ? [assessed(request, question, assessment, written)] : [];
    }),
    told: inOrder(Object.values(tasks)).map((task) => told(task, names)),
    extended: extended && dueOn ? { dueOn, reason: written(extended.noteId) ?? null } : null,
    lift: lift ? { liftsOn: lift.liftsOn, reason: written(lift.noteId) ?? null } : null,
  } as const;
}

/** What the decisions come to; the controller's own record, kept by law, makes no answer partial. */
function outcomeOf(request: RequestState): LetterOutcome {
  const { decisions, assessments, tasks } = request;
  if (isRefusedWhole(request)) return 'refused';
  if (request.closed) return 'closed';
  if (!decisions || !request.completed) return 'pending';
  const atVendors = decisions.filter(({ vendorId }) => vendorId !== null);
  const outcomes = new Set(atVendors.map(({ outcome }) => outcome));
  if (outcomes.size === 0) return 'nothing-held';
  const { release } = assessments;
  const asked = Object.values(tasks).filter(({ withdrawn }) => !withdrawn);
  const handOvers = asked.filter(({ action }) => action === 'hand-over');
  if (handOvers.length > 0 && handOvers.every(({ waived }) => waived)) return 'not-received';
  const isCut =
    // To go on with the use is no part of what was asked for.
    asked.some(({ waived, action }) => waived && action !== 'resume') ||
    release?.outcome === 'refused' ||
    Object.keys(release?.withheld ?? {}).length > 0 ||
    atVendors.some(({ keep }) => keep !== undefined);
  if (outcomes.has('granted')) return outcomes.size > 1 || isCut ? 'in-part' : 'granted';
  return outcomes.has('refused') ? 'refused' : 'not-applicable';
}

/** The rulings on one purpose, each once with every vendor it concerns. */
function rulingsOn(decisions: readonly Decision[], names: Names): Ruling[] {
  const rulings = new Map<string, Ruling>();
  for (const { outcome, reason, citation, vendorId, keep } of decisions) {
    // While an objection is assessed nothing is erased, so nothing is kept from it either.
    const kept = reason === 'restricted-meanwhile' ? undefined : keep;
    const key = [vendorId === null, outcome, reason, citation].join('\n');
    const sentence = RULINGS[reason];
    const before = rulings.get(key) ?? { outcome, reason, citation, sentence, at: [], kept: [] };
    rulings.set(
      key,
      vendorId === null
        ? { ...before, at: null }
        : {
            ...before,
            at: [...(before.at ?? []), names.vendor(vendorId)],
            kept: [...before.kept, ...keptInWords(names, vendorId, kept)],
          },
    );
  }
  return [...rulings.values()];
}

const NO_LAW = { sentence: null, citation: null };

const NOT_RELEASED = {
  sentence: {
    da: 'Det, leverandørerne har udleveret, er efter en konkret vurdering ikke givet videre.',
    en: 'What the vendors handed over was assessed and is not passed on.',
  },
  citation: 'GDPR art. 15(4), 20(4); databeskyttelsesloven § 22',
};

function assessed(
  { right }: RequestState,
  question: Question,
  assessment: Assessment,
  written: Written,
): Assessed {
  const { outcome, noteId, withheld = {} } = assessment;
  return {
    question,
    outcome,
    ...lawOf(question, assessment),
    reason: written(noteId) ?? null,
    leftOut: (Object.entries(withheld) as [Withheld, number][]).map(([one, count]) => ({
      count,
      because: OMISSIONS[one],
      citation: omissionLaw(right, one) ?? null,
    })),
  };
}

function lawOf(question: Question, assessment: Assessment): Pick<Assessed, 'sentence' | 'citation'> {
  if (question === 'release') return assessment.outcome === 'refused' ? NOT_RELEASED : NO_LAW;
  const refusal = refusalBy(question, assessment);
  return refusal ? { sentence: RULINGS[refusal.reason], citation: refusal.citation } : NO_LAW;
}

function told(
  { vendorId, action, assignedAt, notifiedAt, result, waived, withdrawn }: Task,
  names: Names,
): Told {
  const answeredAt = result?.at ?? waived?.at;
  return {
    vendor: names.vendor(vendorId),
    action,
    toldOn: dateInCopenhagen(notifiedAt ?? assignedAt),
    outcome: withdrawn ? 'withdrawn' : waived ? 'waived' : (result?.outcome ?? 'open'),
    answeredOn: answeredAt === undefined ? null : dateInCopenhagen(answeredAt),
  };
}
