import { randomInt } from 'node:crypto';
import { daysAfter } from '../../lambdas/domain/deadline.ts';
import type { Tenant } from '../engines/tenant.ts';
import { carryOut, flowOf } from '../rights/flows.ts';
import { answerAll, deliver } from '../rights/workers.ts';
import type { Answers, Write } from './linearizable.ts';
import { since } from './linearizable-orders.ts';

/** The purposes of a child with all her grounds, and what is answered of each before anything happens to her. */
export const FIRST: Answers = { photos: 'yes', teaching: 'yes', attendance: 'yes' };

type Enrolled = { readonly childId: string; readonly guardianId: string };
type Hold = { readonly requestId: string; readonly purposes: readonly string[] };

/** One change of a child's state by the real functions, and what it was. */
export type Happened = Write & { readonly what: string };

/** Announces the end of restrictions one at a time: each of them lets a day pass. */
export type Calendar = { turn: Promise<void> };

/**
 * A child to whom one thing happens after the other, chosen at random from what may happen to her: withdrawals, refusals
 * and new consents, restrictions and objections and their ends, and at last the order to erase her.
 */
export class Written {
  readonly happened: Happened[] = [];
  private readonly tenant: Tenant;
  private readonly child: Enrolled;
  private readonly origin: bigint;
  private readonly calendar: Calendar;
  private consent = 'yes';
  private restriction: Hold | undefined;
  private objection: Hold | undefined;
  private isErased = false;

  constructor(tenant: Tenant, child: Enrolled, origin: bigint, calendar: Calendar) {
    this.tenant = tenant;
    this.child = child;
    this.origin = origin;
    this.calendar = calendar;
  }

  get childId(): string {
    return this.child.childId;
  }

  async next(): Promise<void> {
    const may = [
      ...(this.consent === 'yes' ? [this.withdraw, this.refuse] : [this.consentAgain, this.consentAgain]),
      this.restriction ? this.endRestriction : this.restrict,
      this.objection ? this.dismiss : this.object,
    ];
    await may[randomInt(may.length)]?.call(this);
  }

  /** What holds her is ended first: nothing is erased from under a restriction. */
  async erase(): Promise<void> {
    if (this.restriction) await this.endRestriction();
    if (this.objection) await this.dismiss();
    await this.write('erasure order', async () => {
      this.isErased = true;
      await this.tenant.opens(this.tenant.caseworker(), this.childId, { right: 'erasure' });
    });
  }

  private withdraw(): Promise<void> {
    return this.write('withdrawal', async () => {
      this.consent = 'consent-withdrawn';
      await this.tenant.opens(this.guardian(), this.childId, { right: 'withdrawal' });
    });
  }

  private refuse(): Promise<void> {
    return this.write('refusal', async () => {
      this.consent = 'consent-refused';
      await this.answers('refused');
    });
  }

  private consentAgain(): Promise<void> {
    return this.write('consent', async () => {
      this.consent = 'yes';
      await this.answers('given');
    });
  }

  private restrict(): Promise<void> {
    const isWhole = randomInt(2) === 0;
    return this.write('restriction', async () => {
      const asks = { right: 'restriction', purposes: isWhole ? 'all' : ['photos'] };
      const requestId = await this.tenant.opens(this.guardian(), this.childId, asks);
      this.restriction = { requestId, purposes: isWhole ? Object.keys(FIRST) : ['photos'] };
    });
  }

  private object(): Promise<void> {
    return this.write('objection', async () => {
      const { right, asks } = OBJECTION;
      const requestId = await this.tenant.opens(this.guardian(), this.childId, { right, ...asks });
      this.objection = { requestId, purposes: ['teaching'] };
    });
  }

  /** One in three was carried out by the vendors and is lifted; the others are found unfounded. */
  private async endRestriction(): Promise<void> {
    const { requestId = '' } = this.restriction ?? {};
    const isLifted = randomInt(3) === 0;
    await (isLifted ? this.announceLift(requestId) : this.findUnfounded(requestId));
    await this.write('end of a restriction', async () => {
      this.restriction = undefined;
      if (!isLifted) return this.work(requestId);
      await this.tenant.does('liftRestriction', this.tenant.caseworker(), { params: { requestId } });
    });
    // The vendors go on: no change of what is answered.
    if (!isLifted) return;
    await this.work(requestId);
    await answerAll(this.tenant, requestId);
    await this.work(requestId);
  }

  private async findUnfounded(requestId: string): Promise<void> {
    const more = { outcome: 'refused', because: 'unfounded' } as const;
    const { status } = await this.tenant.assesses(requestId, 'admissible', more);
    if (status >= 300) throw new Error('the restriction could not be refused');
  }

  private async announceLift(requestId: string): Promise<void> {
    const { tenant } = this;
    await this.work(requestId);
    await answerAll(tenant, requestId);
    await this.work(requestId);
    const told = this.calendar.turn.then(async () => {
      const liftsOn = daysAfter(tenant.clock.now().slice(0, 10), 1);
      const sent = { params: { requestId }, body: { liftsOn, reason: 'Det er kontrolleret.' } };
      await tenant.does('announceLift', tenant.caseworker(), sent);
      tenant.clock.advanceDays(1);
    });
    this.calendar.turn = told;
    await told;
  }

  /** The objection is refused and its purpose may be used again: at some moment of what is done for it. */
  private dismiss(): Promise<void> {
    const { requestId = '' } = this.objection ?? {};
    return this.write('end of an objection', async () => {
      this.objection = undefined;
      await carryOut(this.tenant, OBJECTION, requestId);
    });
  }

  /** Records a call from before it was made to after it was answered, and what must be answered from then on. */
  private async write(what: string, call: () => Promise<unknown>): Promise<void> {
    const start = since(this.origin);
    await call();
    this.happened.push({ what, start, end: since(this.origin), leaves: this.answersNow() });
  }

  private answersNow(): Answers {
    if (this.isErased)
      return Object.fromEntries(Object.keys(FIRST).map((purpose) => [purpose, 'child-erased']));
    const held = [this.restriction, this.objection].flatMap((hold) => hold?.purposes ?? []);
    return {
      ...FIRST,
      photos: this.consent,
      ...Object.fromEntries(held.map((purpose) => [purpose, 'processing-held'])),
    };
  }

  private guardian() {
    return this.tenant.guardian(this.child.guardianId);
  }

  private answers(answer: 'given' | 'refused'): Promise<unknown> {
    const body = { purposeId: 'photos', answer, version: 1 };
    return this.tenant.does('giveConsent', this.guardian(), { params: { childId: this.childId }, body });
  }

  private async work(requestId: string): Promise<void> {
    const failed = await deliver(this.tenant, 'restriction', requestId);
    if (failed.length > 0) throw new Error('the worker of the restriction failed');
  }
}

const OBJECTION = flowOf('an objection that is refused');
