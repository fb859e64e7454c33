import { randomInt } from 'node:crypto';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { createHandler as createAudit } from '../../lambdas/audit/handler.ts';
import { createHandler as createChecks } from '../../lambdas/check/handler.ts';
import { createHandler as createChildren } from '../../lambdas/children/handler.ts';
import type { HttpService } from '../../lambdas/contracts/route.ts';
import { type Operation, ROUTES } from '../../lambdas/contracts/routes.ts';
import type { Kind } from '../../lambdas/domain/aggregates.ts';
import type { Question, RequestState } from '../../lambdas/domain/request.ts';
import { isOpen, type TaskAction, taskIdOf } from '../../lambdas/domain/task.ts';
import type { Caller } from '../../lambdas/platform/caller.ts';
import { createHandler as createRegister } from '../../lambdas/register/handler.ts';
import { createHandler as createRequests } from '../../lambdas/requests/handler.ts';
import type { LedgerEntry } from '../../lambdas/store/ledger.ts';
import { type Verification, verifyAggregate } from '../../lambdas/store/verify.ts';
import { createHandler as createTasks } from '../../lambdas/tasks/handler.ts';
import { TestClock, TestIds } from './clock.ts';
import type { Engines } from './engines.ts';
import { apiEvent, context, type Sent } from './events.ts';
import { TestLog } from './log.ts';
import { aChild, type ChildToEnrol, GROUP } from './people.ts';
import { PURPOSES, termsFor } from './register.ts';
import { storedOf } from './stored.ts';

type Service = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every operation
export type Reply = { readonly status: number; readonly body: any };

/** A controller of its own on shared engines, with the real handlers over it. */
export class Tenant {
  readonly controller = String(randomInt(10_000_000, 99_999_999));
  readonly ids = new TestIds();
  readonly log = new TestLog();
  readonly engines: Engines;
  readonly clock: TestClock;
  readonly services: Partial<Record<HttpService, Service>>;

  constructor(engines: Engines, clock = new TestClock()) {
    this.engines = engines;
    this.clock = clock;
    const deps = { ...engines, ...this.deps() };
    this.services = {
      register: createRegister({ ...deps, mayNotify: () => true }) as Service,
      children: createChildren(deps) as Service,
      requests: createRequests(deps) as Service,
      tasks: createTasks(deps) as Service,
      check: createChecks(deps) as Service,
      audit: createAudit(deps) as Service,
    };
  }

  /** What every handler is given besides the stores. */
  deps() {
    const { clock, ids, log } = this;
    return { clock, ids, log };
  }

  readonly caseworker = (): Caller => this.caller('caseworker', 'caseworker-1');
  readonly guardian = (id: string): Caller => this.caller('guardian', id);
  readonly vendor = (id: string): Caller => this.caller('vendor', id);

  private caller(role: Caller['role'], id: string): Caller {
    return { role, id, controller: this.controller, loa: 'Substantial' };
  }

  async call(operation: Operation, caller: Caller, sent?: Sent): Promise<Reply> {
    const service = this.services[ROUTES[operation].service];
    if (!service) throw new Error(`no test calls ${operation}`);
    const { statusCode, body } = await service(apiEvent(operation, caller, sent), context);
    return { status: statusCode, body: JSON.parse(body) };
  }

  /** A call that must succeed. */
  async does(operation: Operation, caller: Caller, sent?: Sent): Promise<Reply['body']> {
    const reply = await this.call(operation, caller, sent);
    if (reply.status >= 300) throw new Error(`${operation} answered ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  /**
   * Registers the purposes, and vendors with an agreement in force for some of them: each purpose with data of its own,
   * and with the categories that all have in common.
   */
  async contracts(
    vendors: Readonly<Record<string, readonly string[]>>,
    webhook: { url: string; country: string } | null = null,
    common: readonly string[] = [],
  ): Promise<void> {
    const as = this.caseworker();
    for (const body of PURPOSES) await this.does('registerPurpose', as, { body });
    for (const [id, purposes] of Object.entries(vendors)) {
      const params = { vendorId: id };
      await this.does('registerVendor', as, {
        body: { id, name: `Firma ${id}`, cvr: null, country: 'DK', webhook },
      });
      const terms = termsFor(id, purposes, common);
      const { agreementId } = await this.does('draftAgreement', as, { params, body: { terms } });
      const signed = { params: { ...params, agreementId }, body: { signedOn: '2026-01-01' } };
      await this.does('signAgreement', as, signed);
    }
  }

  async enrols(
    child: ChildToEnrol = aChild(),
  ): Promise<{ childId: string; guardianId: string; guardianIds: string[] }> {
    const body = { group: GROUP, children: [child] };
    const { children } = await this.does('enrol', this.caseworker(), { body });
    const [{ childId, guardianIds }] = children;
    return { childId, guardianIds, guardianId: guardianIds[0] };
  }

  /** Enrols a child with a basis for teaching and attendance and a consent to photos. */
  async enrolsWithGrounds(child: ChildToEnrol = aChild()) {
    const enrolled = await this.enrols(child);
    const { childId, guardianId } = enrolled;
    for (const purposeId of ['teaching', 'attendance'])
      await this.does('establishBasis', this.caseworker(), { body: { purposeId, childIds: [childId] } });
    const consent = { purposeId: 'photos', answer: 'given', version: 1 };
    await this.does('giveConsent', this.guardian(guardianId), { params: { childId }, body: consent });
    return enrolled;
  }

  /** Opens a request; its id. */
  async opens(
    caller: Caller,
    childId: string,
    body: { right: string; [more: string]: unknown },
  ): Promise<string> {
    const { requestId } =
      body.right === 'withdrawal'
        ? await this.does('withdrawConsent', caller, { params: { childId }, body: { purposeId: 'photos' } })
        : await this.does('openRequest', caller, { params: { childId }, body });
    return requestId;
  }

  /** A vendor answers its task of an action, or the first that is open. */
  async answers(vendorId: string, requestId: string, body: unknown, action?: TaskAction): Promise<Reply> {
    const { tasks } = await this.request(requestId);
    const mine = Object.values(tasks).filter((task) => task.vendorId === vendorId);
    const task = mine.find((one) => (action === undefined ? isOpen(one) : one.action === action)) ?? mine[0];
    if (!task) throw new Error(`${vendorId} has no task`);
    const params = { taskId: taskIdOf(requestId, task) };
    return this.call('answerTask', this.vendor(vendorId), { params, body });
  }

  /** A case worker answers a question of a request; upheld unless told otherwise. */
  assesses(
    requestId: string,
    question: Question,
    more: { readonly outcome?: 'upheld' | 'refused'; readonly [name: string]: unknown } = {},
  ): Promise<Reply> {
    const body = { question, outcome: 'upheld', reason: 'Vi har vurderet det.', ...more };
    return this.call('assessRequest', this.caseworker(), { params: { requestId }, body });
  }

  /** A request as the case worker sees it. */
  view(requestId: string): Promise<Reply['body']> {
    return this.does('getRequest', this.caseworker(), { params: { requestId } });
  }

  /** What a vendor is told when it asks whether it may use a child's data for a purpose: yes, or why not. */
  async mayUse(vendorId: string, purposeId: string, childId: string): Promise<string> {
    const { decision, context } = await this.does('evaluate', this.vendor(vendorId), {
      body: {
        subject: { type: 'vendor', id: vendorId },
        action: { name: purposeId },
        resource: { type: 'child', id: childId },
      },
    });
    return decision ? 'yes' : context.reason;
  }

  async request(requestId: string): Promise<RequestState> {
    const loaded = await this.engines.ledger.read(this.controller, 'request', requestId);
    if (!loaded) throw new Error('there is no such request');
    return loaded.state;
  }

  history(kind: Kind, id: string): Promise<LedgerEntry[]> {
    return Array.fromAsync(this.engines.ledger.history(this.controller, kind, id));
  }

  /** The types of all events of an aggregate. */
  async events(kind: Kind, id: string): Promise<string[]> {
    return (await this.history(kind, id)).map((entry) => storedOf(entry).event.type);
  }

  async verify(kind: Kind, id: string): Promise<Verification> {
    const verified = await verifyAggregate(this.engines.ledger, this.controller, kind, id);
    if (!verified) throw new Error('there is no such aggregate');
    return verified.verification;
  }
}
