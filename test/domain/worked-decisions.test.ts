import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../lambdas/domain/actor.ts';
import { decideRequest } from '../../lambdas/domain/carry-out.ts';
import { check } from '../../lambdas/domain/check.ts';
import type { ChildFacts, ChildState } from '../../lambdas/domain/child.ts';
import { lapsedAtMajority } from '../../lambdas/domain/coming-of-age.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import {
  type OpenRequest,
  openOrdered,
  openRequest,
  openWithdrawal,
} from '../../lambdas/domain/open-request.ts';
import type { PurposeState } from '../../lambdas/domain/purpose.ts';
import type { RequestEvent, RequestState } from '../../lambdas/domain/request.ts';
import { requestStatus } from '../../lambdas/domain/request-status.ts';
import { RULINGS } from '../../lambdas/domain/rulings.ts';
import { aChild, consents, given, statuteGround, withdrawn } from '../builders/child.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';
import { anAgreement, aVendor, instructs, terms } from '../builders/vendor.ts';

const AT = '2026-11-23T09:00:00.000Z';
const facts = { bornOn: BORN };
const photo = aPurpose();
const learning = aPurpose({ id: 'learning', rule: byStatute() });
const mother: Actor = { role: 'guardian', id: MOTHER };

const holder = (id: string, vendorId: string, endsOn?: string) =>
  aVendor(
    [anAgreement({ terms: terms({ instructions: [instructs(id)] }), ...(endsOn && { endsOn }) })],
    vendorId,
  );

/** What is decided of a request, and asked of vendors, as soon as it is opened. */
function decided(
  [first, ...others]: readonly RequestEvent[],
  child: ChildState,
  purpose: PurposeState,
  vendorId: string,
  known: ChildFacts = facts,
) {
  if (!first) throw new Error('a request begins with its opening');
  const request: RequestState = others.reduce(evolveRequest, evolveRequest(undefined, first));
  const matter = {
    child,
    facts: known,
    purposes: [purpose],
    vendors: [holder(purpose.purposeId, vendorId)],
    today: TODAY,
  };
  const event = decideRequest(request, matter, AT);
  return { ...event, status: requestStatus(evolveRequest(request, event)) };
}

const asking = (right: OpenRequest['right'], over: Partial<OpenRequest> = {}): OpenRequest => ({
  requestId: REQUEST,
  right,
  by: mother,
  receivedOn: TODAY,
  purposes: 'all',
  ...over,
});

describe('worked decisions', () => {
  it('D1: a photo on consent, taken back: stop, erase, and the proof of consent is kept', () => {
    const child = aChild({ grounds: { photo: consents({ [MOTHER]: withdrawn() }) } });
    const withdrawal = openWithdrawal(CHILD, REQUEST, ['photo'], mother, TODAY);

    expect(decided([withdrawal], child, photo, 'website')).toMatchObject({
      decisions: [{ outcome: 'granted', citation: 'GDPR art. 7(3), 17(1)(b)' }],
      tasks: [{ action: 'stop' }, { action: 'erase' }],
    });
    const erasure = accepted(openRequest(child, facts, [photo], asking('erasure'), TODAY));
    expect(decided(erasure.requests[0] ?? [], child, photo, 'website').decisions).toMatchObject([
      { vendorId: 'website', outcome: 'granted', citation: 'GDPR art. 17(1)(b), 19' },
      { vendorId: null, outcome: 'refused', citation: 'GDPR art. 7(1), 17(3)(e)' },
    ]);
  });

  it('D2: a learning platform on statute is not withdrawn from: objection is offered', () => {
    const child = aChild({ grounds: { learning: statuteGround() } });
    const { decisions, tasks } = decided(
      [openWithdrawal(CHILD, REQUEST, ['learning'], mother, TODAY)],
      child,
      learning,
      'platform',
    );

    expect(decisions).toMatchObject([{ outcome: 'not-applicable', reason: 'may-object-instead' }]);
    expect(RULINGS['may-object-instead'].da).toContain('indsigelse');
    expect(tasks).toEqual([]);
  });

  it('D4: clickstream of a pupil who left: the need has ended, months before the agreement says', () => {
    const child = aChild({
      left: '2026-11-20',
      grounds: { learning: statuteGround({ leftOn: '2026-11-20' }) },
    });
    const { requests } = accepted(openRequest(child, facts, [learning], asking('erasure'), TODAY));

    expect(decided(requests[0] ?? [], child, learning, 'clickstream')).toMatchObject({
      decisions: [{ outcome: 'granted', citation: 'GDPR art. 17(1)(a), 19' }, { vendorId: null }],
      tasks: [{ vendorId: 'clickstream', action: 'erase' }],
    });
  });

  it('D6: an objection to an assessment: restricted at the vendor until a person has decided', () => {
    const before = aChild({ grounds: { learning: statuteGround() } });
    const opened = accepted(openRequest(before, facts, [learning], asking('objection'), TODAY));
    const child = opened.child.reduce(evolveChild, before);

    expect(decided(opened.requests[0] ?? [], child, learning, 'wheel')).toMatchObject({
      decisions: [{ outcome: 'granted', citation: 'GDPR art. 18(1)(d), 19' }],
      tasks: [{ vendorId: 'wheel', action: 'restrict' }],
      status: 'awaiting-decision',
    });
    expect(
      check({ child, facts, vendor: holder('learning', 'wheel'), purpose: learning, today: TODAY }),
    ).toMatchObject({ reason: 'processing-held' });
  });

  it('D7: one of two joint holders has access alone, to a child of nine', () => {
    const child = aChild({ grounds: { photo: consents({ [FATHER]: given() }) } });
    const nine = { bornOn: '2017-03-14' };
    const { requests } = accepted(openRequest(child, nine, [photo], asking('access'), TODAY));

    expect(decided(requests[0] ?? [], child, photo, 'website')).toMatchObject({
      decisions: [{ outcome: 'granted', citation: 'GDPR art. 15(1)-(3)' }],
      tasks: [{ action: 'hand-over' }],
    });
  });

  it('D10: a parent without custody is sent to her right to information', () => {
    const child = aChild({ guardians: { [MOTHER]: { from: BORN, to: BORN }, [FATHER]: { from: BORN } } });

    expect(reasonOf(openRequest(child, facts, [photo], asking('access'), TODAY))).toBe(
      'right-to-information',
    );
  });

  it('D14: a special category under rule `both` with one yes: no processing', () => {
    const health = aPurpose({ rule: byConsent({ custody: 'both', special: true }) });
    const child = aChild({ grounds: { photo: consents({ [MOTHER]: given() }) } });

    expect(
      check({ child, facts, vendor: holder('photo', 'clinic'), purpose: health, today: TODAY }),
    ).toMatchObject({
      reason: 'consent-pending',
    });
  });

  it('D16: a parent’s consent lapses on the eighteenth birthday: stop, ask her, and erase when she is silent', () => {
    const child = aChild({ grounds: { photo: consents({ [MOTHER]: given() }) } });
    const lapsed = lapsedAtMajority(child, { bornOn: '2008-11-23' }, [photo], TODAY);
    const system = { role: 'system', id: 'clock' } as const;
    const cause = 'came-of-age';
    const event = openWithdrawal(CHILD, REQUEST, lapsed, system, TODAY, { cause, stopsOnly: true });

    expect(lapsedAtMajority(child, { bornOn: '2008-11-24' }, [photo], TODAY)).toEqual([]);
    expect(decided([event], child, photo, 'website')).toMatchObject({
      decisions: [{ outcome: 'granted', reason: 'consent-lapsed' }],
      tasks: [{ action: 'stop' }],
    });
    const silent = openOrdered(CHILD, REQUEST, system, '2026-12-23', { cause, purposes: lapsed });
    const adult = { bornOn: '2008-11-23' };
    expect(decided([silent], child, photo, 'website', adult)).toMatchObject({
      decisions: [
        { vendorId: 'website', outcome: 'granted', reason: 'consent-gone' },
        { vendorId: null, reason: 'proof-kept' },
      ],
      tasks: [{ action: 'erase' }],
    });
    const answered = aChild({ grounds: { photo: consents({ [MOTHER]: given(), [CHILD]: given() }) } });
    expect(decided([silent], answered, photo, 'website', adult).tasks).toEqual([]);
  });
});
