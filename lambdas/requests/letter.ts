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
import { isOnPaper } from '../domain/request-letter.ts';
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
  /** The name of who asked; undefined where nobody did, the reader may not know it, or it is forgotten. */
  readonly requester: string | undefined;
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

/** A sentence of the law with every purpose it is said of. */
export type Ruling = Pick<Decision, 'outcome' | 'reason' | 'citation'> & {
  readonly sentence: Bilingual;
  /** The controller's own record, which no vendor holds. */
  readonly isOwn: boolean;
  /** Each purpose with the vendors it is said of, by name. */
  readonly purposes: readonly { readonly purpose: Bilingual; readonly at: readonly string[] }[];
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
  const { controller, described, request, givenName, requester, purposes, vendors, written } = matter;
  const names = namesOf(purposes, vendors);
  const { requestId, right, receivedOn, dueOn, decisions = [], assessments, tasks, extended, lift } = request;
  const { article, da, en } = RIGHTS[right];
  return {
    kind: 'hjemmel-letter',
    version: 1,
    controller: { cvr: controller, name: described?.name ?? null, address: described?.address ?? null },
    to: requester ?? null,
    ask: described ? whomToAsk(described) : [],
    hasOfficer: described?.dpo !== undefined,
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
    package: hasPackage(request) ? (isOnPaper(request) ? 'enclosed' : 'to-fetch') : null,
    decisions: rulingsIn(decisions, names),
    assessments: QUESTIONS.flatMap((question) => {
      const assessment = assessments[question];
      return assessment ? [assessed(request, question, assessment, written)] : [];
    }),
    told: inOrder(Object.values(tasks)).map((task) => told(task, names)),
    extended: extended && dueOn ? { dueOn, reason: written(extended.noteId) ?? null } : null,
    lift: lift ? { liftsOn: lift.liftsOn, reason: written(lift.noteId) ?? null } : null,
  } as const;
}

/** Whether a package goes with the letter: always with access, and with portability where something is portable. */
function hasPackage(request: RequestState): boolean {
  const { right, completed, decisions = [] } = request;
  if (!completed || isRefusedWhole(request)) return false;
  const isPortable = right === 'portability' && decisions.some(({ outcome }) => outcome === 'granted');
  return right === 'access' || isPortable;
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

const ORDER = ['granted', 'refused', 'not-applicable'] as const;

/** Decisions that say the same, as one; what is granted first, and what the controller keeps itself last. */
function rulingsIn(decisions: readonly Decision[], names: Names): readonly Ruling[] {
  const same = Map.groupBy(decisions, ({ vendorId, outcome, reason, citation }) =>
    [vendorId === null, outcome, reason, citation].join('\n'),
  );
  const rulings = [...same.values()].flatMap((said): Ruling[] => {
    const [first] = said;
    if (!first) return [];
    const { outcome, reason, citation, vendorId } = first;
    const purposes = [...Map.groupBy(said, ({ purposeId }) => purposeId)].map(([purposeId, ofPurpose]) => ({
      purpose: names.purpose(purposeId),
      at: ofPurpose.flatMap((one) => (one.vendorId === null ? [] : [names.vendor(one.vendorId)])),
    }));
    const isOwn = vendorId === null;
    const kept = keptIn(said, names);
    return [{ outcome, reason, citation, sentence: RULINGS[reason], isOwn, purposes, kept }];
  });
  const place = ({ isOwn, outcome }: Ruling): number => (isOwn ? ORDER.length : ORDER.indexOf(outcome));
  return rulings.toSorted((a, b) => place(a) - place(b));
}

/** What stays at vendors though the rest goes, each once. */
function keptIn(decisions: readonly Decision[], names: Names): readonly KeptInWords[] {
  const kept = decisions.flatMap(({ vendorId, reason, keep }) =>
    // While an objection is assessed nothing is erased, so nothing is kept from it either.
    vendorId === null || reason === 'restricted-meanwhile' ? [] : keptInWords(names, vendorId, keep),
  );
  return [
    ...new Map(kept.map((one) => [[one.vendor, one.categoryId, one.purposeId].join('\n'), one])).values(),
  ];
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
