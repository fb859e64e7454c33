import type { REGISTER } from '../contracts/register.ts';
import { type ControllerState, describeController, evolveController } from '../domain/controller.ts';
import { ok } from '../domain/outcome.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
import { change, execute } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';
import { describedIn } from '../store/register.ts';

type ControllerOperations = Pick<
  Operations<'register', typeof REGISTER>,
  'describeController' | 'getController'
>;

/** The controller as it describes itself, under its own CVR number. */
export const controllerOperations = (ledger: Ledger): ControllerOperations => ({
  describeController: ({ body, ...call }) =>
    execute(ledger, executionOf(call), async () => {
      const cvr = call.caller.controller;
      const before = await ledger.read(cvr, 'controller', cvr);
      const events = describeController(before?.state, body);
      return ok({
        changes: [change({ kind: 'controller', id: cvr, before, events })],
        answer: viewOf(cvr, events.reduce(evolveController, before?.state)),
      });
    }),

  getController: async ({ caller: { controller } }) =>
    ok(viewOf(controller, await describedIn(ledger, controller))),
});

const viewOf = (cvr: string, description: ControllerState | undefined) => ({
  cvr,
  ...(description && { description }),
});
