import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { aCheck, question } from './asking.ts';

let engines: Engines;
let tenant: Tenant;
let check: ReturnType<typeof aCheck>;
let yes: ReturnType<typeof question>;
let no: ReturnType<typeof question>;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts({ bogklub: ['photos', 'teaching'] });
  const { childId } = await tenant.enrolsWithGrounds();
  check = aCheck(tenant);
  [yes, no] = [question(childId), question(childId, 'attendance')];
});
afterAll(async () => {
  check.stop();
  await engines.stop();
});

const decisions = async (body: unknown) => {
  const answer = await check.many(body);
  return answer.body.evaluations.map(({ decision }: { decision: boolean }) => decision);
};
const semantic = (evaluations_semantic: string) => ({ options: { evaluations_semantic } });

describe('a batch', () => {
  it('is answered in its order', async () => {
    expect(await decisions({ evaluations: [yes, no, yes, no] })).toEqual([true, false, true, false]);
  });

  it('gives each answer what a single check gives', async () => {
    const { body } = await check.many({ evaluations: [yes, no] });

    expect(body.evaluations).toEqual([(await check.one(yes)).body, (await check.one(no)).body]);
    expect(body.evaluations[0]).toMatchObject({ context: { basis: { kind: 'consent', version: 1 } } });
  });

  it.each([
    ['execute_all', [true, false, true], [false, true]],
    ['deny_on_first_deny', [true, false], [false]],
    ['permit_on_first_permit', [true], [false, true]],
  ])('with %s ends where it is decided', async (name, fromYes, fromNo) => {
    expect(await decisions({ evaluations: [yes, no, yes], ...semantic(name) })).toEqual(fromYes);
    expect(await decisions({ evaluations: [no, yes], ...semantic(name) })).toEqual(fromNo);
  });

  it('that nothing decides is answered whole', async () => {
    expect(await decisions({ evaluations: [yes, yes], ...semantic('deny_on_first_deny') })).toEqual([
      true,
      true,
    ]);
    expect(await decisions({ evaluations: [no, no], ...semantic('permit_on_first_permit') })).toEqual([
      false,
      false,
    ]);
  });

  it('takes what an item leaves out from the top', async () => {
    const { subject, action, resource } = yes;

    expect(
      await decisions({
        subject,
        action,
        evaluations: [{ resource }, { resource: { type: 'child', id: 'x' } }],
      }),
    ).toEqual([true, false]);
  });

  it('never mixes properties: what an item has replaces the whole, but for a type, id or name it lacks', async () => {
    const { subject, action, resource } = yes;
    const other = { type: 'child', id: randomUUID() };
    const evaluations = [
      { resource: { id: other.id } },
      { subject: { type: 'vendor' } },
      { action: { properties: {} } },
      { resource: { type: 'school' } },
      {},
    ];

    const { body } = await check.many({ subject, action, resource, evaluations });

    expect(body.evaluations).toMatchObject([
      { decision: false, context: { reason: 'no-such-child' } },
      { decision: true },
      { decision: true },
      { decision: false, context: { reason: 'resource-not-a-child' } },
      { decision: true },
    ]);
  });

  it.each([[null], ['text'], [[]], [{}], [{ subject: 7 }], [{ resource: { type: 'child' } }]])(
    'with the item %j denies that item and answers the others',
    async (odd) => {
      const { body } = await check.many({ evaluations: [yes, odd, yes] });

      expect(body.evaluations).toMatchObject([
        { decision: true },
        { decision: false, context: { error: { status: 400 } } },
        { decision: true },
      ]);
    },
  );

  // DynamoDB takes keys of at most 2,048 bytes.
  it('with an endless name in one item answers the others', async () => {
    const odd = { ...yes, action: { name: 'x'.repeat(3000) } };

    expect(await decisions({ evaluations: [yes, odd] })).toEqual([true, false]);
  });

  it('without items is one question', async () => {
    const answers = [await check.many({ ...yes, evaluations: [] }), await check.many(yes)];

    expect(answers).toEqual(Array(2).fill({ status: 200, body: (await check.one(yes)).body }));
  });

  it('that is no question either is refused', async () => {
    expect(await check.many({ subject: yes.subject })).toMatchObject({
      status: 400,
      body: { reason: 'invalid-body' },
    });
  });

  it('of 98 is taken, of 99 is not', async () => {
    const many = Array.from({ length: 99 }, () => question(randomUUID()));

    expect((await check.many({ evaluations: many.slice(1) })).status).toBe(200);
    expect((await check.many({ evaluations: many })).status).toBe(400);
  });

  it('of a case worker may ask for any vendor', async () => {
    expect((await check.many({ evaluations: [yes] }, tenant.caseworker())).body.evaluations).toMatchObject([
      { decision: true },
    ]);
  });

  it('ignores what it does not know', async () => {
    const { subject, action, resource } = yes;
    const more = {
      subject: { ...subject, properties: { ip: 'x' } },
      action,
      resource,
      context: { time: 'now' },
      more: 1,
    };

    expect(await decisions({ evaluations: [more], trace: true, options: { another: 1 } })).toEqual([true]);
  });
});
