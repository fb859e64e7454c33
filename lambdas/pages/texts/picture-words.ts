import type { ENDS } from '../../domain/figures.ts';
import type { CHILD_MARKS, PURPOSE_MARKS } from '../../domain/marks.ts';
import type { Bilingual } from '../../domain/purpose.ts';
import type { Question } from '../../domain/request.ts';
import type { RequestStatus } from '../../domain/request-status.ts';
import type { TaskAction, TaskStatus } from '../../domain/task.ts';
import type { Use } from '../../domain/use.ts';

type Words<K extends string> = Readonly<Record<K, Bilingual>>;

/** How the use of data stood, within a sentence. */
export const USE_WORDS: Words<Use | 'forgotten'> = {
  allowed: { da: 'har grundlag', en: 'has a ground' },
  held: { da: 'sat på pause', en: 'held' },
  left: { da: 'bruges ikke, barnet er meldt ud', en: 'not used, the child has left' },
  erased: { da: 'bruges ikke, skal slettes', en: 'not used, to be erased' },
  ended: { da: 'bruges ikke mere', en: 'no longer used' },
  none: { da: 'bruges ikke', en: 'not used' },
  pending: { da: 'venter på svar', en: 'waits for an answer' },
  refused: { da: 'sagt nej', en: 'refused' },
  withdrawn: { da: 'samtykke trukket tilbage', en: 'consent withdrawn' },
  lapsed: { da: 'samtykket er bortfaldet', en: 'the consent has lapsed' },
  outdated: { da: 'venter på svar på den nye tekst', en: 'waits for an answer to the new text' },
  'age-unknown': { da: 'bruges ikke, alderen er ukendt', en: 'not used, the age is unknown' },
  forgotten: { da: 'kan ikke længere oplyses', en: 'can no longer be told' },
};

export const MARK_WORDS: Words<(typeof PURPOSE_MARKS)[number] | (typeof CHILD_MARKS)[number]> = {
  'consent-given': { da: 'Samtykke givet', en: 'Consent given' },
  'consent-refused': { da: 'Samtykke afslået', en: 'Consent refused' },
  'consent-withdrawn': { da: 'Samtykke trukket tilbage', en: 'Consent withdrawn' },
  established: { da: 'Lovgrundlag noteret', en: 'Legal ground recorded' },
  ended: { da: 'Lovgrundlag ophørt', en: 'Legal ground ended' },
  restriction: { da: 'Begrænset', en: 'Restricted' },
  objection: { da: 'Indsigelse', en: 'Objection' },
  lifted: { da: 'Pausen ophævet', en: 'Hold lifted' },
  'conflict-opened': { da: 'Uenighed', en: 'Disagreement' },
  'conflict-closed': { da: 'Uenighed afsluttet', en: 'Disagreement ended' },
  enrolled: { da: 'Indmeldt', en: 'Enrolled' },
  moved: { da: 'Flyttet til en anden gruppe', en: 'Moved to another group' },
  left: { da: 'Meldt ud', en: 'Left' },
  'custody-started': { da: 'Forældremyndighed begyndt', en: 'Custody started' },
  'custody-ended': { da: 'Forældremyndighed ophørt', en: 'Custody ended' },
  'came-of-age': { da: 'Blev myndig', en: 'Came of age' },
  'lapse-settled': { da: 'Gamle svar afsluttet', en: 'Old answers settled' },
  'erasure-ordered': { da: 'Sletning besluttet', en: 'Erasure ordered' },
  erased: { da: 'Slettet', en: 'Erased' },
};

/** Whom an open request waits for. */
export const STATUS_WORDS: Words<Exclude<RequestStatus, 'awaiting-decision'>> = {
  received: { da: 'Hjemmel behandler den', en: 'Hjemmel is handling it' },
  'awaiting-requester': { da: 'Venter på svar fra afsenderen', en: 'Waits for an answer from the requester' },
  'with-vendors': { da: 'Venter på leverandørerne', en: 'Waits for the vendors' },
  'all-answered': { da: 'Hjemmel gør den færdig', en: 'Hjemmel is completing it' },
  completed: { da: 'Besvaret', en: 'Answered' },
  closed: { da: 'Lukket', en: 'Closed' },
};

/** What waits for a case worker. */
export const QUESTION_WORDS: Words<Question> = {
  admissible: { da: 'Sagsbehandler: Kan den behandles?', en: 'Case worker: can it be handled?' },
  joint: {
    da: 'Venter på den anden forældremyndighedsindehaver',
    en: 'Waits for the other custody holder',
  },
  maturity: { da: 'Sagsbehandler: Er barnet modent nok?', en: 'Case worker: is the child mature enough?' },
  accuracy: {
    da: 'Sagsbehandler: Skal oplysningerne rettes?',
    en: 'Case worker: is the data to be rectified?',
  },
  objection: { da: 'Sagsbehandler: Skal indsigelsen følges?', en: 'Case worker: is the objection upheld?' },
  release: {
    da: 'Sagsbehandler: Må det udleverede gives videre?',
    en: 'Case worker: may what was handed over be passed on?',
  },
};

export const TASK_WORDS: Words<TaskStatus> = {
  queued: { da: 'Ikke begyndt', en: 'Not begun' },
  delivered: { da: 'Har fået besked', en: 'Has been told' },
  acknowledged: { da: 'Har bekræftet', en: 'Has acknowledged' },
  'in-progress': { da: 'I gang', en: 'At work' },
  overdue: { da: 'For sent', en: 'Late' },
  done: { da: 'Færdig', en: 'Done' },
  'no-data': { da: 'Havde ingen oplysninger', en: 'Had no data' },
  'partly-done': { da: 'Kun delvist gjort', en: 'Only partly done' },
  refused: { da: 'Afvist af leverandøren', en: 'Refused by the vendor' },
  failed: { da: 'Mislykket', en: 'Failed' },
  waived: { da: 'Lukket uden svar', en: 'Closed without an answer' },
  withdrawn: { da: 'Taget tilbage', en: 'Taken back' },
};

/** How requests ended or stand, within a sentence. */
export const END_WORDS: Words<(typeof ENDS)[number]> = {
  inTime: { da: 'besvaret til tiden', en: 'answered in time' },
  late: { da: 'besvaret for sent', en: 'answered late' },
  overdue: { da: 'åben, fristen overskredet', en: 'open, past due' },
  open: { da: 'åben inden for fristen', en: 'open, not yet due' },
  untimed: { da: 'gennemført uden frist', en: 'carried out, no deadline' },
  closed: { da: 'lukket', en: 'closed' },
};

/** Where a link of a chain is, within a sentence. */
export const AREA_WORDS: Words<'eu' | 'eea' | 'outside' | 'unknown'> = {
  eu: { da: 'i EU', en: 'in the EU' },
  eea: { da: 'i EØS', en: 'in the EEA' },
  outside: { da: 'uden for EU og EØS', en: 'outside the EU and EEA' },
  unknown: { da: 'Ukendt land: uden for grænsen', en: 'Unknown country: outside the perimeter' },
};

export const PERIMETER_WORDS: Words<'eu' | 'eea' | 'eea-or-instructed'> = {
  eu: { da: 'Aftalens grænse: EU', en: 'Perimeter: the EU' },
  eea: { da: 'Aftalens grænse: EØS', en: 'Perimeter: the EEA' },
  'eea-or-instructed': {
    da: 'Aftalens grænse: EØS eller instruks',
    en: 'Perimeter: the EEA, or instructed',
  },
};

/** What a link does; a sub-processor's is said in the agreement's own words. */
export const ACTIVITY_WORDS: Readonly<Record<string, Bilingual>> = {
  processor: { da: 'Databehandler', en: 'Processor' },
  hosting: { da: 'Drift', en: 'Hosting' },
  backup: { da: 'Backup', en: 'Backup' },
  support: { da: 'Support', en: 'Support' },
  development: { da: 'Udvikling', en: 'Development' },
  'remote-view': { da: 'Fjernadgang', en: 'Remote access' },
  webhook: { da: 'Modtager besked om opgaver', en: 'Is told of tasks' },
};

/** What a vendor is asked to do. */
export const ACTION_WORDS: Words<TaskAction> = {
  stop: { da: 'Holde op', en: 'Stop' },
  'hand-over': { da: 'Udlevere', en: 'Hand over' },
  correct: { da: 'Rette', en: 'Correct' },
  erase: { da: 'Slette', en: 'Erase' },
  restrict: { da: 'Sætte på pause', en: 'Restrict' },
  resume: { da: 'Genoptage', en: 'Resume' },
};
