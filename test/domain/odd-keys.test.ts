import { describe, expect, it } from '@jest/globals';
import { decideRequest, effectsOfCompletion } from '../../lambdas/domain/carry-out.ts';
import { check } from '../../lambdas/domain/check.ts';
import type { ChildEvent } from '../../lambdas/domain/child.ts';
import { answerConsent, establishBasis, withdrawConsent } from '../../lambdas/domain/child-commands.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import { openRequest } from '../../lambdas/domain/open-request.ts';
import { answerTask } from '../../lambdas/domain/request-commands.ts';
import { evolveVendor, signAgreement, terminateAgreement } from '../../lambdas/domain/vendor.ts';
import { aChild, consents, given } from '../builders/child.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { BORN, MOTHER, TODAY } from '../builders/people.ts';
import { aPurpose, byStatute } from '../builders/purpose.ts';
import { aRequest, aTask, withTasks } from '../builders/request.ts';
import { anAgreement, aVendor, instructs, terms } from '../builders/vendor.ts';

/** Names every object has: an id from a caller may be one, and finds nothing by it. */
const NAMES = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'];

const AT = '2026-11-23T09:00:00.000Z';
const facts = { bornOn: BORN };
const command = { personId: MOTHER, on: TODAY, channel: 'digital' } as const;
const yes = { ...command, answer: 'given', version: 1 } as const;
const mother = { role: 'guardian', id: MOTHER } as const;

describe.each(NAMES)('an id `%s`', (id) => {
  const consent = aPurpose({ id });
  const statute = aPurpose({ id, rule: byStatute() });
  const vendor = aVendor([anAgreement({ terms: terms({ instructions: [instructs(id)] }) })]);
  const matter = { child: aChild(), facts, vendors: [vendor], today: TODAY };
  const asked = (purpose: typeof consent, child = aChild()) =>
    check({ child, facts, vendor, purpose, today: TODAY });

  it('of an agreement was never drafted', () => {
    expect(reasonOf(signAgreement(aVendor(), id, TODAY, TODAY))).toBe('no-such-agreement');
    expect(reasonOf(terminateAgreement(aVendor(), id, TODAY, TODAY))).toBe('no-such-agreement');
    expect(() =>
      evolveVendor(aVendor(), { type: 'agreement-signed', agreementId: id, signedOn: TODAY }),
    ).toThrow('drafted');
  });

  it('of a purpose has no ground before it has one', () => {
    expect(asked(consent)).toMatchObject({ reason: 'no-basis' });
    expect(asked(statute)).toMatchObject({ reason: 'no-basis' });
    expect(reasonOf(withdrawConsent(aChild(), facts, consent, command, TODAY))).toBe(
      'no-consent-to-withdraw',
    );
    expect(decideRequest(aRequest(), { ...matter, purposes: [consent, statute] }, AT).decisions).toEqual([]);
  });

  it('of a purpose is consented to and withdrawn like any other', () => {
    const gave = accepted(answerConsent(aChild(), facts, consent, yes, TODAY)).reduce(evolveChild, aChild());
    expect(asked(consent, gave).allowed).toBe(true);

    const took = accepted(withdrawConsent(gave, facts, consent, command, TODAY)).reduce(evolveChild, gave);
    expect(asked(consent, took)).toMatchObject({ reason: 'consent-withdrawn' });
  });

  it('of a purpose is established, objected to and ended like any other', () => {
    const based = accepted(establishBasis(aChild(), statute, TODAY, TODAY)).reduce(evolveChild, aChild());
    expect(asked(statute, based).allowed).toBe(true);

    const objecting = {
      requestId: id,
      right: 'objection',
      by: mother,
      receivedOn: TODAY,
      purposes: 'all',
    } as const;
    const held = accepted(openRequest(based, facts, [statute], objecting, TODAY)).child.reduce(
      evolveChild,
      based,
    );
    expect(asked(statute, held)).toMatchObject({ reason: 'processing-held' });

    const upheld = aRequest({
      requestId: id,
      right: 'objection',
      assessments: { objection: { outcome: 'upheld', by: mother, noteId: 'note' } },
    });
    const ended = effectsOfCompletion(upheld, held, TODAY).reduce(evolveChild, held);
    expect(asked(statute, ended)).toMatchObject({ reason: 'basis-ended' });
  });

  it('of a purpose nobody registered is unknown', () => {
    const command = {
      requestId: 'r',
      right: 'access',
      by: mother,
      receivedOn: TODAY,
      purposes: [id],
    } as const;

    expect(reasonOf(openRequest(aChild(), facts, [aPurpose()], command, TODAY))).toBe('unknown-purpose');
  });

  it('of a request that holds nothing ends nothing', () => {
    const upheld = aRequest({
      requestId: id,
      right: 'objection',
      assessments: { objection: { outcome: 'upheld', by: mother, noteId: 'note' } },
    });
    const lifted: ChildEvent = { type: 'hold-lifted', requestId: id };

    expect(effectsOfCompletion(upheld, aChild(), TODAY)).toEqual([lifted]);
    expect(evolveChild(aChild(), lifted)).toEqual(aChild());
  });

  it('of a person is no guardian', () => {
    const child = aChild({ grounds: { photo: consents({ [MOTHER]: given() }) } });
    const by = { role: 'guardian', id } as const;
    const access = { requestId: 'r', right: 'access', by, receivedOn: TODAY, purposes: 'all' } as const;

    expect([
      reasonOf(answerConsent(child, facts, aPurpose(), { ...yes, personId: id }, TODAY)),
      reasonOf(withdrawConsent(child, facts, aPurpose(), { ...command, personId: id }, TODAY)),
      reasonOf(openRequest(child, facts, [aPurpose()], access, TODAY)),
    ]).toEqual(Array(3).fill('not-a-guardian-of-the-child'));
  });

  it('of a vendor has no task', () => {
    expect(reasonOf(answerTask(aRequest(), id, { outcome: 'done' }, AT))).toBe('no-such-task');
    expect(() =>
      evolveRequest(withTasks(aTask()), { type: 'task-notified', vendorId: id, action: 'erase', at: AT }),
    ).toThrow('assigned');
  });
});
