import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHandler as createChildren } from '../../lambdas/children/handler.ts';
import { type Operation, ROUTES } from '../../lambdas/contracts/routes.ts';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { leave } from '../../lambdas/domain/child-commands.ts';
import type { Caller } from '../../lambdas/platform/caller.ts';
import { createHandler as createRegister } from '../../lambdas/register/handler.ts';
import { change } from '../../lambdas/store/execute.ts';
import { accepted } from '../builders/outcome.ts';
import { TestClock, TestIds } from '../engines/clock.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { apiEvent, context, type Sent } from '../engines/events.ts';
import { TestLog } from '../engines/log.ts';
import { aChild, aCpr, aGuardian, GROUP } from '../engines/people.ts';
import { PURPOSES } from '../engines/register.ts';
import { storedOf } from '../engines/stored.ts';

const SECRET = 'Forældrene er blevet enige hos Familieretshuset';
const ELSEWHERE = { institution: '101001', name: '6.A' };
const clock = new TestClock();
const TODAY = clock.now().slice(0, 10);

let engines: Engines;
let controller: string;
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());
beforeEach(() => {
  controller = String(randomInt(10_000_000, 99_999_999));
});

async function call(operation: Operation, caller: Omit<Caller, 'controller' | 'loa'>, sent?: Sent) {
  const deps = { ...engines, clock, ids: new TestIds(), log: new TestLog() };
  const services = {
    children: createChildren(deps),
    register: createRegister({ ...deps, mayNotify: () => true }),
  };
  const service = services[ROUTES[operation].service as keyof typeof services];
  const event = apiEvent(operation, { ...caller, controller, loa: 'Substantial' }, sent);
  const { statusCode, body } = await service(event, context);
  return { status: statusCode, body: JSON.parse(body) };
}
const kim = { role: 'caseworker', id: 'kim' } as const;
const guardian = (id: string) => ({ role: 'guardian', id }) as const;
const done = async (operation: Operation, caller: Omit<Caller, 'controller' | 'loa'>, sent?: Sent) => {
  const { status, body } = await call(operation, caller, sent);
  if (status >= 300) throw new Error(`${operation} answered ${JSON.stringify(body)}`);
  return body;
};
const refusal = async (operation: Operation, caller: Omit<Caller, 'controller' | 'loa'>, sent?: Sent) => {
  const { status, body } = await call(operation, caller, sent);
  return `${status} ${body.reason}`;
};

/** A child of two guardians, and the purposes. */
async function aFamily() {
  for (const purpose of PURPOSES)
    await done('registerPurpose', kim, { body: { ...purpose, inUseSince: '2026-01-01' } });
  const child = aChild({ guardians: [aGuardian(), aGuardian('Holger')] });
  const enrolment = { group: GROUP, children: [child] };
  const { children } = await done('enrol', kim, { body: enrolment });
  const [{ childId, guardianIds }] = children;
  const [mother, father] = guardianIds as [string, string];
  const params = { childId };
  const custody = (body: object) => ({ params, body: { holds: true, from: TODAY, ...body } });
  const says = (answer: string) => ({ params, body: { purposeId: 'photos', answer, version: 1 } });
  return { childId, child, enrolment, mother, father, params, custody, says };
}
const oneOf = (guardians: readonly { personId: string }[], id: string) =>
  guardians.find(({ personId }) => personId === id);
const people = () => engines.scan('identity', controller);
/** How many records there are of a kind. */
const records = async (kind: string) => (await people()).filter(({ sk }) => sk?.S === kind).length;
/** How many children a person is tied to. */
const tiesOf = async (personId: string) =>
  (await people()).find(({ pk, sk }) => pk?.S === `${controller}#person#${personId}` && sk?.S === 'person')
    ?.links?.N;
const events = async (childId: string) =>
  (await Array.fromAsync(engines.ledger.history(controller, 'child', childId))).map(
    (entry) => storedOf(entry).event,
  );

describe('custody', () => {
  it('that ends takes the child out of the parent’s sight, and back when it starts again', async () => {
    const { childId, father, mother, params, custody } = await aFamily();
    const seen = async (id: string) => (await done('listChildren', guardian(id))).children.length;

    const ended = await done('changeCustody', kim, custody({ personId: father, holds: false }));

    expect(ended).toEqual({ childId, personId: father, holders: 1 });
    expect([await seen(mother), await seen(father)]).toEqual([1, 0]);
    expect(await refusal('getChild', guardian(father), { params })).toBe('404 no-such-child');
    await done('changeCustody', kim, custody({ personId: father }));
    expect([await seen(mother), await seen(father)]).toEqual([1, 1]);
  });

  it('of nobody is told, and so is that of nobody from a day to come', async () => {
    const { mother, father, custody } = await aFamily();
    await done('changeCustody', kim, custody({ personId: mother, holds: false, from: '2030-01-01' }));

    const last = await done(
      'changeCustody',
      kim,
      custody({ personId: father, holds: false, from: '2029-01-01' }),
    );
    const none = await done(
      'changeCustody',
      kim,
      custody({ personId: father, holds: false, from: '2030-01-01' }),
    );

    expect([last.holders, none.holders]).toEqual([1, 0]);
    const both = await done('changeCustody', kim, custody({ personId: mother, holds: false }));
    expect(both.holders).toBe(1);
    const end = await done('changeCustody', kim, custody({ personId: father, holds: false }));
    expect(end.holders).toBe(0);
  });

  it('of a new person adds who she is, once', async () => {
    const { childId, mother, params, custody } = await aFamily();
    const before = await records('person');
    const stepfather = aGuardian('Steffen');

    const { personId, holders } = await done('changeCustody', kim, custody(stepfather));
    const again = await done('changeCustody', kim, custody(stepfather));

    expect(again).toEqual({ childId, personId, holders });
    expect(holders).toBe(3);
    expect(await records('person')).toBe(before + 1);
    expect(await tiesOf(personId)).toBe('1');
    expect((await events(childId)).filter(({ type }) => type === 'custody-started')).toHaveLength(1);
    const { guardians } = await done('getChild', guardian(mother), { params });
    expect(oneOf(guardians, personId)).toEqual({
      personId,
      from: TODAY,
      holds: true,
      person: { givenName: 'Steffen', familyName: stepfather.familyName },
    });
  });

  it('of one the controller knows from another child is tied to both', async () => {
    const shared = aGuardian();
    const other = { group: GROUP, children: [aChild({ guardians: [shared] })] };
    const { children } = await done('enrol', kim, { body: other });
    const { custody } = await aFamily();

    const { personId } = await done('changeCustody', kim, custody(shared));

    expect(personId).toBe(children[0].guardianIds[0]);
    expect(await tiesOf(personId)).toBe('2');
    expect((await done('listChildren', guardian(personId))).children).toHaveLength(2);
  });

  it('never held is recorded of a parent who sees nothing', async () => {
    const { mother, params, custody } = await aFamily();

    const { personId, holders } = await done(
      'changeCustody',
      kim,
      custody({ ...aGuardian('Far'), holds: false }),
    );

    expect(holders).toBe(2);
    expect((await done('listChildren', guardian(personId))).children).toEqual([]);
    const { guardians } = await done('getChild', guardian(mother), { params });
    expect(oneOf(guardians, personId)).toMatchObject({ holds: false });
    expect(oneOf(guardians, personId)).not.toHaveProperty('from');
  });

  it('does not tell the ledger when the child was born', async () => {
    const { childId, father, custody } = await aFamily();

    await done('changeCustody', kim, custody({ personId: father, holds: false, from: '2016-03-14' }));
    await done('changeCustody', kim, custody({ personId: father, from: '2016-03-14' }));

    expect(JSON.stringify(await events(childId))).not.toContain('2016-03-14');
  });

  it('is refused of whom nobody knows, of the child, and of no child', async () => {
    const { child, custody } = await aFamily();
    const { cpr, givenName, familyName } = child;
    const before = (await people()).length;

    expect(await refusal('changeCustody', kim, custody({ personId: randomUUID() }))).toBe(
      '422 person-not-known',
    );
    expect(await refusal('changeCustody', kim, custody({ cpr, givenName, familyName }))).toBe(
      '422 custody-of-herself',
    );
    const nobody = { ...custody(aGuardian()), params: { childId: randomUUID() } };
    expect(await refusal('changeCustody', kim, nobody)).toBe('404 no-such-child');
    expect((await people()).length).toBe(before);
  });
});

describe('a conflict', () => {
  it('is listed until it is settled, and shown to all but the child', async () => {
    const { childId, mother, father, params, says } = await aFamily();
    await done('giveConsent', guardian(mother), says('given'));
    const refused = await done('giveConsent', guardian(father), says('refused'));
    const shown = async (caller: Omit<Caller, 'controller' | 'loa'>) =>
      (await done('getChild', caller, { params })).grounds.map(
        (ground: { conflict?: true }) => ground.conflict,
      );

    expect(refused).toMatchObject({ standing: 'refused', requestId: expect.any(String) });
    expect(await done('listConflicts', kim)).toEqual({
      conflicts: [{ childId, purposeId: 'photos', openedOn: TODAY }],
    });
    for (const who of [kim, guardian(mother), guardian(father)]) expect(await shown(who)).toContain(true);
    expect(await shown({ role: 'child', id: childId })).not.toContain(true);

    const settling = { params: { childId, purposeId: 'photos' }, body: { reason: SECRET } };
    expect(await done('settleConflict', kim, settling)).toEqual({ childId, purposeId: 'photos' });

    expect(await done('listConflicts', kim)).toEqual({ conflicts: [] });
    expect(await shown(kim)).not.toContain(true);
    expect(await refusal('settleConflict', kim, settling)).toBe('404 no-such-conflict');
    const [closed] = (await events(childId)).slice(-1);
    const noteId = closed?.type === 'conflict-closed' ? (closed.noteId ?? '') : '';
    expect(await engines.vault.note(controller, childId, noteId)).toEqual({ reason: SECRET });
    const stored = [...(await people()), ...(await engines.scan('ledger', controller))];
    expect(JSON.stringify(stored)).not.toContain(SECRET);
    const still = await done('getChild', kim, { params });
    expect(
      still.grounds.find((one: { purposeId: string }) => one.purposeId === 'photos').ground,
    ).toMatchObject({
      standing: 'refused',
    });
  });

  it('comes page by page', async () => {
    for (const body of PURPOSES) await done('registerPurpose', kim, { body });
    const parents = [aGuardian(), aGuardian()];
    const children = Array.from({ length: 26 }, (_, day) =>
      aChild({ cpr: aCpr(`2016-01-${String(day + 1).padStart(2, '0')}`), guardians: parents }),
    );
    const ids = new Set<string>();
    for (const name of ['5.A', '5.B']) {
      const group = { ...GROUP, name };
      const some =
        name === '5.A' ? children : children.map((child) => ({ ...child, cpr: aCpr('2016-02-02') }));
      const enrolled = await done('enrol', kim, { body: { group, children: some } });
      for (const { childId, guardianIds } of enrolled.children) {
        const say = (id: string, answer: string) =>
          done('giveConsent', guardian(id), {
            params: { childId },
            body: { purposeId: 'photos', answer, version: 1 },
          });
        await say(guardianIds[0], 'refused');
        await say(guardianIds[1], 'given');
        ids.add(childId);
      }
    }

    const first = await done('listConflicts', kim);
    const second = await done('listConflicts', kim, { query: { after: first.next } });

    expect(first.conflicts).toHaveLength(50);
    expect(second.next).toBeUndefined();
    const listed = [...first.conflicts, ...second.conflicts].map(({ childId }) => childId);
    expect(listed.sort()).toEqual([...ids].sort());
  }, 60_000);

  it('ends with the custody of one of the two, and the older yes is asked for again', async () => {
    const { mother, father, params, says, custody } = await aFamily();
    const onPaper = (personId: string, on: string, answer: string) =>
      done('giveConsent', kim, { params, body: { ...says(answer).body, onPaper: { personId, on } } });
    await onPaper(mother, '2026-10-03', 'given');
    await onPaper(father, '2026-10-04', 'refused');
    expect((await done('listConflicts', kim)).conflicts).toHaveLength(1);

    await done('changeCustody', kim, custody({ personId: father, holds: false }));

    expect(await done('listConflicts', kim)).toEqual({ conflicts: [] });
    const { grounds } = await done('getChild', kim, { params });
    const photos = grounds.find((one: { purposeId: string }) => one.purposeId === 'photos');
    expect(photos.ground.standing).toBe('outdated');
    expect((await done('giveConsent', guardian(mother), says('given'))).standing).toBe('valid');
  });
});

describe('a child', () => {
  const here = (group: { institution: string; name: string }) =>
    engines.ledger.idsOn(controller, LISTS.ofGroup(group.institution, group.name));
  const leaves = async (childId: string) => {
    const before = await engines.ledger.read(controller, 'child', childId);
    if (!before) throw new Error('there is no such child');
    const who = { controller, by: { role: 'system', id: 'test' }, at: clock.now() } as const;
    const events = accepted(leave(before.state, TODAY));
    await engines.ledger.append({
      ...who,
      changes: [change({ kind: 'child', id: childId, before, events })],
    });
  };

  it('that moves is on the list of her new class alone', async () => {
    const { childId, params } = await aFamily();
    const move = () => done('moveChild', kim, { params, body: { group: ELSEWHERE } });

    expect(await move()).toEqual({ childId, group: ELSEWHERE });
    await move();

    expect([await here(GROUP), await here(ELSEWHERE)]).toEqual([[], [childId]]);
    expect((await events(childId)).filter(({ type }) => type === 'child-moved')).toHaveLength(1);
  });

  it('that left is in no class, and enrolled again comes back into the one named', async () => {
    const { childId, enrolment, mother, father, params } = await aFamily();
    await leaves(childId);

    expect(await here(GROUP)).toEqual([]);
    expect(await engines.ledger.idsOn(controller, LISTS.children)).toEqual([childId]);
    expect(await done('getChild', guardian(mother), { params })).toMatchObject({ left: TODAY, group: GROUP });
    const basis = { purposeId: 'teaching', childIds: [childId] };
    expect(await done('establishBasis', kim, { body: basis })).toMatchObject({ established: 0, leftOut: 1 });

    const back = await done('enrol', kim, { body: { ...enrolment, group: ELSEWHERE } });
    const again = await done('enrol', kim, { body: { ...enrolment, group: ELSEWHERE } });

    const guardianIds = [mother, father].toSorted();
    expect(back.children).toEqual([{ childId, enrolled: 'again', guardianIds }]);
    expect(again.children).toEqual([{ childId, enrolled: 'before', guardianIds }]);
    expect([await here(GROUP), await here(ELSEWHERE)]).toEqual([[], [childId]]);
    expect(await done('establishBasis', kim, { body: basis })).toMatchObject({ established: 1 });
  });

  it('known already names those whose custody is not over', async () => {
    const { enrolment, mother, father, custody } = await aFamily();
    await done('changeCustody', kim, custody({ personId: father, holds: false }));

    const again = await done('enrol', kim, { body: enrolment });
    const alone = {
      ...enrolment,
      children: enrolment.children.map((one) => ({ ...one, guardians: one.guardians.slice(0, 1) })),
    };

    expect(again.children).toMatchObject([{ guardianIds: [mother], differs: ['guardians'] }]);
    expect((await done('enrol', kim, { body: alone })).children[0]).not.toHaveProperty('differs');
  });
});

describe('what is said online', () => {
  it('is kept with how surely we knew who said it; a paper has none', async () => {
    const { childId, mother, father, params, says } = await aFamily();
    await done('giveConsent', guardian(mother), says('given'));
    const onPaper = { personId: father, on: TODAY };
    await done('giveConsent', kim, { params, body: { ...says('given').body, onPaper } });
    await done('withdrawConsent', guardian(mother), { params, body: { purposeId: 'photos' } });

    const said = (await events(childId)).filter(({ type }) => type.startsWith('consent-'));
    expect(said).toMatchObject([{ loa: 'Substantial' }, { channel: 'paper' }, { loa: 'Substantial' }]);
    expect(said[1]).not.toHaveProperty('loa');
  });

  it('to withdraw what rests on statute is answered as what it is', async () => {
    const { mother, params } = await aFamily();
    const withdraw = (purposeId: string) =>
      call('withdrawConsent', guardian(mother), { params, body: { purposeId } });

    const [objectionable, duty] = [await withdraw('teaching'), await withdraw('attendance')];

    expect([objectionable.body.reason, duty.body.reason]).toEqual([
      'rests-on-statute-may-object',
      'rests-on-statute',
    ]);
    expect([objectionable.body.detail, duty.body.detail]).toEqual([expect.any(String), expect.any(String)]);
  });
});

// Art. 7(3): what ends a yes is carried to the vendors by whatever name it comes, and nothing else is.
describe('a word opens a withdrawal', () => {
  /** A paper tells no hour: on one day a no outweighs a yes. */
  const DAYS = ['2026-10-01', '2026-10-02', '2026-10-03'];
  const TURNS = {
    'never by a yes, over her own yes': ['mother given', 'mother given'],
    'never by a yes, over the other’s yes': ['mother given', 'father given'],
    'never by a yes, over a no': ['mother refused', 'mother given'],
    'not by a no without a yes': ['mother refused', 'father refused', 'mother refused'],
    'by a no over her own yes': ['mother given', 'mother refused opens'],
    'by a no over the other’s yes': ['father given', 'mother refused opens'],
    'by a no over a yes that came after a no': ['mother refused', 'mother given', 'mother refused opens'],
    'by taking back her own yes': ['mother given', 'mother withdrawn opens'],
    'by taking back the other’s yes': ['father given', 'mother withdrawn opens'],
    'not by the same no again': ['father given', 'mother refused opens', 'mother refused'],
    'not by a no once it is taken back': ['mother given', 'mother withdrawn opens', 'mother refused'],
  };

  const CASES = Object.entries(TURNS).flatMap(([when, words]) =>
    (['online', 'on paper'] as const).map((how) => ({ when, how, words })),
  );

  it.each(CASES)('$when, $how', async ({ how, words }) => {
    const { mother, father, params, says } = await aFamily();
    const requestIds = new Set<string>();
    const opened = async () => {
      const stored = await engines.scan('ledger', controller);
      return stored.filter(({ pk, sk }) => pk?.S?.startsWith(`${controller}#request#`) && sk?.S === 'state')
        .length;
    };

    for (const [index, word] of words.entries()) {
      const [who, answer = '', opens] = word.split(' ');
      const personId = who === 'mother' ? mother : father;
      const said = answer === 'withdrawn' ? { purposeId: 'photos' } : says(answer).body;
      const [caller, body] =
        how === 'online'
          ? [guardian(personId), said]
          : [kim, { ...said, onPaper: { personId, on: DAYS[index] } }];
      const told = await done(answer === 'withdrawn' ? 'withdrawConsent' : 'giveConsent', caller, {
        params,
        body,
      });

      expect(told.requestId).toEqual(opens && expect.any(String));
      if (!opens) continue;
      requestIds.add(told.requestId);
      const request = await engines.ledger.read(controller, 'request', told.requestId);
      expect(request?.state).toMatchObject({
        right: 'withdrawal',
        purposes: ['photos'],
        openedBy: { role: caller.role, id: caller.id },
      });
    }
    expect(await opened()).toBe(requestIds.size);
  });
});
