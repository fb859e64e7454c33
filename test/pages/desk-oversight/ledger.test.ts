import { createHash, randomUUID } from 'node:crypto';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Engines, LEDGER, startEngines } from '../../engines/engines.ts';
import { aChild } from '../../engines/people.ts';
import { Tenant } from '../../engines/tenant.ts';
import { Visitor } from '../visitor.ts';

let engines: Engines;
let tenant: Tenant;
let visitor: Visitor;
let childId: string;
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());
beforeEach(async () => {
  tenant = new Tenant(engines);
  await tenant.contracts({ skolebog: ['photos', 'teaching', 'attendance'] });
  ({ childId } = await tenant.enrolsWithGrounds());
  visitor = await new Visitor(tenant).signIn(tenant.caseworker());
});

describe('the ledger of a child', () => {
  it('says that its chain holds, and tells each event in words', async () => {
    const { text } = await visitor.get(`/desk/ledger/child/${childId}`);
    expect(text).toContain('Kæden holder');
    expect(text).toContain('4 hændelser, ingen er ændret');
    expect(text).toContain('Barnet blev indmeldt');
    expect(text).toContain('Formål navn på photos');
    expect(text).toContain('Svar ja');
    expect(text).toContain('af forældremyndighedsindehaver');
    expect(text).not.toMatch(/Valdemar|Kvistgaard/);
  });

  it('says where the chain breaks when an event was changed', async () => {
    const [, second] = await tenant.history('child', childId);
    const body = (second?.body ?? '').replace('"teaching"', '"attendance"');
    await engines.dynamo.send(
      new UpdateItemCommand({
        TableName: LEDGER,
        Key: { pk: { S: `${tenant.controller}#child#${childId}` }, sk: { S: 'e#000000002' } },
        UpdateExpression: 'SET body = :body',
        ExpressionAttributeValues: { ':body': { S: body } },
      }),
    );
    const { text, status } = await visitor.get(`/desk/ledger/child/${childId}`);
    expect(status).toBe(200);
    expect(text).toContain('Kæden holder ikke');
    expect(text).toContain('Ved hændelse 2: Indholdet svarer ikke til sit fingeraftryk');
  });

  it.each([
    ['is no JSON', '{"at": "<script>alert(1)</script>"', 'En hændelse, der ikke kan læses'],
    [
      'has no moment',
      '{"at":"<script>alert(1)</script>","by":{"role":"system","id":"x"},"event":{"type":"child-left"}}',
      'En hændelse, der ikke kan læses',
    ],
    [
      'is of no kind we know',
      '{"at":"2026-10-05T08:00:00.000Z","by":{"role":"r","id":"x"},"event":{"type":"<script>alert(1)</script>","on":"2026-99-99","purposes":[{}],"right":"toString"}}',
      '<script>alert(1)</script>',
    ],
  ])('shows an event that %s for what it is, and lets nothing in it run', async (_what, body, shown) => {
    await engines.dynamo.send(
      new UpdateItemCommand({
        TableName: LEDGER,
        Key: { pk: { S: `${tenant.controller}#child#${childId}` }, sk: { S: 'e#000000002' } },
        UpdateExpression: 'SET body = :body',
        ExpressionAttributeValues: { ':body': { S: body } },
      }),
    );
    const { status, text, html } = await visitor.get(`/desk/ledger/child/${childId}`);
    expect(status).toBe(200);
    expect(text).toContain('Kæden holder ikke');
    expect(text).toContain(shown);
    expect(html).not.toContain('<script>alert');
    expect((await visitor.get(`/desk/ledger/child/${childId}/csv`)).status).toBe(200);
  });

  it('can be kept as data from which anyone verifies the chain again', async () => {
    const { headers, html } = await visitor.get(`/desk/ledger/child/${childId}/json`);
    expect(headers['content-disposition']).toBe(`attachment; filename="ledger-child-${childId}.json"`);
    const { events, verification } = JSON.parse(html);
    const hashes = events.map(({ body }: { body: string }) =>
      createHash('sha256').update(body).digest('hex'),
    );
    expect(hashes).toEqual(events.map(({ hash }: { hash: string }) => hash));
    expect(hashes.at(-1)).toBe(verification.head);
  });

  it('can be kept as rows', async () => {
    const { headers, html } = await visitor.get(`/desk/ledger/child/${childId}/csv`);
    expect(headers['content-disposition']).toBe(`attachment; filename="ledger-child-${childId}.csv"`);
    expect(html.startsWith('\uFEFFNr.;')).toBe(true);
    expect(html.trim().split('\r\n')).toHaveLength(5);
  });
});

describe('ledgers of other kinds', () => {
  it('tell their events in words too, and none by its code', async () => {
    const requestId = await tenant.opens(tenant.caseworker(), childId, {
      right: 'erasure',
      purposes: 'all',
    });
    const kinds = { request: requestId, vendor: 'skolebog', purpose: 'photos' };
    for (const [kind, id] of Object.entries(kinds)) {
      const { text, html } = await visitor.get(`/desk/ledger/${kind}/${id}`);
      expect(text).toContain('Kæden holder');
      expect(html).not.toMatch(/timeline-title">[a-z-]+</);
    }
  });

  it.each([`/desk/ledger/child/${randomUUID()}`, '/desk/ledger/nonsense/x', '/desk/ledger/constructor/x'])(
    'that do not exist are not found: %s',
    async (path) => {
      expect((await visitor.get(path)).status).toBe(404);
      expect((await visitor.get(`${path}/json`)).status).toBe(404);
    },
  );

  it('of another controller are not found', async () => {
    const other = new Tenant(engines);
    const stranger = await new Visitor(other).signIn(other.caseworker());
    expect((await stranger.get(`/desk/ledger/child/${childId}`)).status).toBe(404);
    expect((await stranger.get(`/desk/ledger/child/${childId}/csv`)).status).toBe(404);
  });
});

describe('finding a ledger', () => {
  it('leads to it by its id', async () => {
    await visitor.get('/desk/ledger');
    const { location } = await visitor.submit({ kind: 'child', id: ` ${childId} ` });
    expect(location).toBe(`/desk/ledger/child/${childId}`);
  });

  it('puts nothing that was typed into an address unless it is an id there is', async () => {
    const { cpr } = aChild();
    await visitor.get('/desk/ledger');
    const { status, location, text } = await visitor.submit({ kind: 'child', id: cpr });
    expect([status, location]).toEqual([422, undefined]);
    expect(text).toContain('Der er intet register med det id');
    expect((await visitor.submit({ kind: '', id: '' })).text).toContain('Vælg, hvad registeret handler om');
  });
});
