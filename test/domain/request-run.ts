import { expect } from '@jest/globals';
import {
  assignTasks,
  decideRequest,
  effectsOfCompletion,
  effectsOfLift,
} from '../../lambdas/domain/carry-out.ts';
import { type ChildState, isHeld } from '../../lambdas/domain/child.ts';
import { dateInCopenhagen } from '../../lambdas/domain/dates.ts';
import { daysAfter, hoursAfter } from '../../lambdas/domain/deadline.ts';
import { type Dispatched, messagesOf } from '../../lambdas/domain/dispatch.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import { holdBack } from '../../lambdas/domain/keeping.ts';
import type { Matter } from '../../lambdas/domain/matter.ts';
import type { Outcome } from '../../lambdas/domain/outcome.ts';
import type { PurposeState } from '../../lambdas/domain/purpose.ts';
import {
  type Assessment,
  isEnded,
  openPause,
  PAUSES,
  QUESTIONS,
  type RequestEvent,
  type RequestState,
  unreadAnswer,
} from '../../lambdas/domain/request.ts';
import { tick } from '../../lambdas/domain/request-clock.ts';
import {
  acceptAnswer,
  announceLift,
  answerPause,
  answerTask,
  assess,
  closingStep,
  extendDeadline,
  liftRestriction,
  pauseClock,
  progressTask,
  resumeClock,
  retryTask,
  waiveTask,
  withdrawing,
} from '../../lambdas/domain/request-commands.ts';
import { COURSE } from '../../lambdas/domain/request-course.ts';
import { recordLetter } from '../../lambdas/domain/request-letter.ts';
import { pendingQuestion, type RequestStatus, requestStatus } from '../../lambdas/domain/request-status.ts';
import { askStepAgain } from '../../lambdas/domain/standstill.ts';
import { isOpen, isSettled, TASK_OUTCOMES, TASK_PROGRESS, taskKey } from '../../lambdas/domain/task.ts';
import type { VendorState } from '../../lambdas/domain/vendor.ts';
import { BORN } from '../builders/people.ts';

/** What may happen to a request next; `pick` chooses the task, the message, the question or the word it is about. */
export type Happening = {
  readonly kind: (typeof HAPPENINGS)[number];
  readonly pick: number;
  readonly isUpheld: boolean;
};
export const HAPPENINGS = [
  'deliver',
  'deliver-again',
  'answer',
  'progress',
  'retry',
  'waive',
  'assess',
  'answer-question',
  'refuse-whole',
  'pause',
  'resume',
  'answer-pause',
  'accept',
  'ask-again',
  'extend',
  'wait',
  'announce-lift',
  'lift',
  'close',
  'fetch',
  'send-letter',
  'family-asks',
  'family-is-answered',
  'another-holds',
  'another-lets-go',
] as const;

type World = {
  readonly opening: readonly RequestEvent[];
  readonly child: ChildState;
  readonly purposes: readonly PurposeState[];
  readonly vendors: readonly VendorState[];
};

const by = { role: 'caseworker', id: 'kim' } as const;
const ANOTHER = 'another';
const PART = 'f'.repeat(64);

/**
 * One request in memory, with the queue and the workers its events would reach. Every event it takes is held against
 * the course of a request, and against what must never happen.
 */
export class RequestRun {
  request: RequestState;
  private status: RequestStatus;
  readonly seen = new Set<string>();
  private readonly world: World;
  private child: ChildState;
  /** The child has an open request for access or portability besides. */
  private familyWaits = false;
  private readonly waiting: Dispatched[] = [];
  private readonly delivered: Dispatched[] = [];
  private clock = Date.parse('2026-11-23T09:00:00.000Z');

  constructor(world: World) {
    this.world = world;
    const [first, ...others] = world.opening;
    if (!first) throw new Error('a request begins with its opening');
    this.child = world.child;
    this.request = evolveRequest(undefined, first);
    this.status = requestStatus(this.request);
    this.send(first);
    for (const event of others) this.take(event);
  }

  happen({ kind, pick, isUpheld }: Happening): void {
    const { request } = this;
    const keys = Object.keys(request.tasks);
    const key = keys[pick % Math.max(keys.length, 1)] ?? 'none';
    const assessment: Assessment = { outcome: isUpheld ? 'upheld' : 'refused', by };
    switch (kind) {
      case 'deliver':
        this.deliver(this.waiting.splice(pick % Math.max(this.waiting.length, 1), 1)[0]);
        break;
      case 'deliver-again':
        this.deliver(this.delivered[pick % Math.max(this.delivered.length, 1)]);
        break;
      case 'answer':
        this.answer(key, TASK_OUTCOMES[pick % TASK_OUTCOMES.length] ?? 'done', isUpheld);
        break;
      case 'progress':
        this.command(
          progressTask(request, key, { status: TASK_PROGRESS[pick % 2] ?? 'acknowledged' }, this.at),
        );
        break;
      case 'retry':
        this.command(retryTask(request, key, this.at));
        break;
      case 'waive':
        this.command(waiveTask(request, key, by, 'note', this.at));
        break;
      case 'assess':
        this.command(assess(request, QUESTIONS[pick % QUESTIONS.length] ?? 'joint', assessment, this.at));
        break;
      case 'answer-question':
        this.command(assess(request, pendingQuestion(request) ?? 'release', assessment, this.at));
        break;
      case 'refuse-whole':
        // Rarely: it would end most requests before anything else happens to them.
        if (pick <= 20)
          this.command(
            assess(request, 'admissible', { outcome: 'refused', by, because: 'unfounded' }, this.at),
          );
        break;
      case 'pause':
        this.command(
          pauseClock(request, { from: this.today, because: PAUSES[pick % 2] ?? 'scope', noteId: 'note' }),
        );
        break;
      case 'resume':
        this.command(resumeClock(request, this.today, this.today));
        break;
      case 'answer-pause':
        this.command(answerPause(request, request.openedBy, 'answer', this.today));
        break;
      case 'accept':
        this.command(acceptAnswer(request));
        break;
      case 'ask-again':
        this.command(askStepAgain(request));
        break;
      case 'extend':
        this.command(extendDeadline(request, 'note', this.at, this.today));
        break;
      case 'wait':
        this.clock += pick * 4 * 3_600_000;
        this.takeAll(tick(request, this.at));
        break;
      case 'announce-lift':
        this.command(announceLift(request, daysAfter(this.today, 1 + (pick % 3)), 'note', this.at));
        break;
      case 'lift':
        this.lift();
        break;
      case 'close':
        if (pick <= 10 || request.closed) this.close();
        break;
      case 'fetch':
        if (request.completed) this.take({ type: 'package-fetched', by, format: 'json', at: this.at });
        break;
      case 'send-letter':
        this.command(recordLetter(request, { sentOn: this.today, how: 'post' }, this.today));
        break;
      case 'family-asks':
        this.familyWaits = true;
        break;
      case 'family-is-answered':
        this.familyWaits = false;
        break;
      case 'another-holds':
        this.hold(pick);
        break;
      case 'another-lets-go':
        this.child = effectsOfLift(ANOTHER).reduce(evolveChild, this.child);
    }
  }

  /**
   * Everyone does what is theirs: the queue is emptied, questions and the family answered, vendors done, and a
   * deferral passes; then the request has ended.
   */
  finish(): void {
    this.familyWaits = false;
    for (let rounds = 0; rounds < 50; rounds += 1) {
      while (this.waiting.length > 0) this.deliver(this.waiting.shift());
      if (isEnded(this.request)) break;
      const question = pendingQuestion(this.request);
      if (openPause(this.request)) this.command(resumeClock(this.request, this.today, this.today));
      else if (unreadAnswer(this.request)) this.command(acceptAnswer(this.request));
      else if (question) this.command(assess(this.request, question, { outcome: 'upheld', by }, this.at));
      for (const [key, task] of Object.entries(this.request.tasks))
        if (isOpen(task)) this.answer(key, 'done', true);
      if (this.request.deferredUntil === undefined) continue;
      this.clock = Math.max(this.clock, Date.parse(this.request.deferredUntil));
      this.takeAll(tick(this.request, this.at));
    }
    while (this.request.closed && closingStep(this.request, 'another', this.at)) this.close();
    this.isAtItsEnd();
  }

  /** Another request of the family holds everything, or one purpose; nobody may restrict what is being erased whole. */
  private hold(pick: number): void {
    if (this.child.erasure) return;
    const ids = this.world.purposes.map(({ purposeId }) => purposeId);
    const one = ids[pick % (ids.length + 1)];
    const purposes = one === undefined ? 'all' : [one];
    this.child = evolveChild(this.child, { type: 'processing-held', requestId: ANOTHER, purposes });
    for (let event = holdBack(this.request, this.matter); event; event = holdBack(this.request, this.matter))
      this.take(event);
    this.erasesNothingHeld();
  }

  /** No vendor is asked to erase what another request has it keep (art. 18(2)). */
  private erasesNothingHeld(): void {
    const { request, child } = this;
    const erasing = Object.values(request.tasks).filter((task) => task.action === 'erase' && isOpen(task));
    if (child.erasure || isEnded(request)) return;
    const held = erasing.flatMap(({ purposes }) =>
      purposes.filter((purposeId) => isHeld(child, purposeId, request.requestId)),
    );
    expect(held).toEqual([]);
  }

  private get matter(): Matter {
    const { child, today, world } = this;
    return { ...world, child, facts: { bornOn: BORN }, today };
  }

  private isAtItsEnd(): void {
    const { request } = this;
    expect([request.completed, request.closed].filter((end) => end !== undefined)).toHaveLength(1);
    expect(Object.values(request.tasks).filter(isOpen)).toEqual([]);
    for (const message of [...this.delivered]) this.deliver(message);
    for (const key of Object.keys(request.tasks)) this.answer(key, 'done', true);
    expect(this.request).toBe(request);
  }

  private get at(): string {
    return new Date(this.clock).toISOString();
  }

  private get today(): string {
    return dateInCopenhagen(this.at);
  }

  private answer(key: string, outcome: (typeof TASK_OUTCOMES)[number], isPart: boolean): void {
    const partDigest = isPart && outcome === 'done' && key.endsWith('hand-over') ? { partDigest: PART } : {};
    this.command(answerTask(this.request, key, { outcome, ...partDigest }, this.at));
  }

  private close(): void {
    const step = closingStep(this.request, 'another', this.at);
    if (step) this.take(step);
  }

  private lift(): void {
    const decided = liftRestriction(this.request, this.at);
    this.command(decided);
    if (decided.ok) this.child = effectsOfLift(this.request.requestId).reduce(evolveChild, this.child);
  }

  private command(decided: Outcome<RequestEvent[]>): void {
    if (decided.ok) this.takeAll(decided.value);
  }

  private takeAll(events: readonly RequestEvent[]): void {
    for (const event of events) this.take(event);
  }

  private take(event: RequestEvent): void {
    const before = this.request;
    const from = this.status;
    const then = evolveRequest(before, event);
    const to = requestStatus(then);
    const known: Readonly<Record<string, readonly string[]>> = COURSE[from];
    if (!known[event.type]?.includes(to)) throw new Error(`${from}: ${event.type} led to ${to}`);
    this.seen.add(`${from}: ${event.type} -> ${to}`);
    for (const [key, task] of Object.entries(before.tasks)) {
      if (isSettled(task) && then.tasks[key] !== task)
        throw new Error(`${event.type} changed a settled task`);
    }
    if (event.type === 'request-decided' && unreadAnswer(before))
      throw new Error('decided before the requester’s answer was read');
    if ((to === 'completed' || to === 'all-answered') && Object.values(then.tasks).some(isOpen))
      throw new Error(`${to} while a vendor is open`);
    this.request = then;
    this.status = to;
    this.send(event);
  }

  private send(event: RequestEvent): void {
    this.waiting.push(...messagesOf(event, this.request.requestId));
  }

  /** A message reaches its worker; one that went on may have to go on again, and its message stays. */
  private deliver(message: Dispatched | undefined): void {
    if (!message) return;
    this.delivered.push(message);
    if (message.to === 'notices') this.notify(message);
    else if (message.to === 'right' && this.step()) this.waiting.push(message);
  }

  private notify(message: Extract<Dispatched, { to: 'notices' }>): void {
    const { vendorId, action } = message;
    const task = this.request.tasks[taskKey(message)];
    if (!task) throw new Error('the message names no task');
    if (isEnded(this.request) || !isOpen(task) || task.notifiedAt !== undefined) return;
    this.take({ type: 'task-notified', vendorId, action, at: this.at });
  }

  /** What the controller owes to erase waits while the family waits for the data. */
  private isNeededFirst(): boolean {
    return this.familyWaits && this.request.right === 'erasure' && this.request.cause !== undefined;
  }

  /** What the right's worker does of the request as it stands; true when there may be more to do at once. */
  private step(): boolean {
    const { request, child, at, today } = this;
    switch (this.status) {
      case 'received': {
        const first = request.decisions ? assignTasks(request, at) : withdrawing(request);
        if (!first && this.isNeededFirst()) {
          if (request.deferredUntil === undefined || request.deferredUntil <= at)
            this.take({ type: 'request-deferred', until: hoursAfter(at, 24) });
          return false;
        }
        this.take(first ?? decideRequest(request, this.matter, at));
        this.erasesNothingHeld();
        return true;
      }
      case 'all-answered':
        this.take({ type: 'request-completed', at, evidence: {} });
        this.child = effectsOfCompletion(request, child, today).reduce(evolveChild, child);
        return true;
      default:
        return false;
    }
  }
}
