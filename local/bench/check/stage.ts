import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ChildEvent } from '../../../lambdas/domain/child.ts';
import { dateInCopenhagen } from '../../../lambdas/domain/dates.ts';
import { currentVersion, type PurposeState } from '../../../lambdas/domain/purpose.ts';
import { dynamoClient, kmsClient } from '../../../lambdas/platform/clients.ts';
import { randomIds, systemClock } from '../../../lambdas/platform/clock.ts';
import { ENV } from '../../../lambdas/platform/env-names.ts';
import { BRISK } from '../../../lambdas/platform/patience.ts';
import { REGION } from '../../../lambdas/platform/region.ts';
import { createHandler as createRegister } from '../../../lambdas/register/handler.ts';
import { change } from '../../../lambdas/store/execute.ts';
import { Ledger } from '../../../lambdas/store/ledger.ts';
import { purposesOf } from '../../../lambdas/store/register.ts';
import { Mac } from '../../../lambdas/store/sealer.ts';
import { KEYS } from '../../../lambdas/store/tables.ts';
import { type As, type Client, freshController } from '../../client.ts';
import { startDynoxide } from '../../engines/dynoxide.ts';
import { createTables, ofEngine } from '../../engines/tables.ts';
import { freePort } from '../../http.ts';
import { registerAll, VENDOR } from '../controller.ts';
import { apiEvent, context, INSIDE_WORD } from './event.ts';

const TABLE = 'ledger';
const CASEWORKER: As = ['caseworker', 'cw1'];
const PER_TRANSACTION = 4;
/** How many purposes the large child has. */
export const LARGE = 40;

/** What checks are asked about: a vendor's agreement and children of one controller, in a database of its own. */
export type Stage = {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly controller: string;
  readonly vendorId: string;
  /** A purpose that rests on a statute and one that rests on consent; the vendor is instructed for both. */
  readonly purposeIds: readonly [string, string];
  readonly childIds: readonly string[];
  /** One more child, with a ground for `LARGE` purposes, half of them consents: her state is packed (ADR 24). */
  readonly largeChildId: string;
  readonly stop: () => Promise<void>;
};

/** Starts a database on loopback and registers what checks are asked about, every one of them to be allowed. */
export async function startStage(children: number): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hjemmel-bench-'));
  mkdirSync(join(dataDir, 'logs'));
  const fail = (why: string): never => {
    throw new Error(why);
  };
  const database = await startDynoxide({ dataDir, port: await freePort(), report: fail, onFailure: fail });
  const client = dynamoClient(ofEngine(database.endpoint), BRISK);
  const stop = async (): Promise<void> => {
    client.destroy();
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await createTables(database.endpoint, [ledgerTable()]);
    const ledger = new Ledger(client, TABLE);
    const controller = freshController();
    const { purpose } = await registerAll(inProcess(ledger, controller), CASEWORKER);
    const purposes = await purposesOf(ledger, controller);
    const childIds = Array.from({ length: children }, () => randomUUID());
    const enrol = (ids: readonly string[], having: readonly PurposeState[]) =>
      ledger.append({
        controller,
        by: { role: 'caseworker', id: 'bench' },
        at: systemClock.now(),
        changes: ids.map((id) =>
          change({ kind: 'child', id, before: undefined, events: lifeOf(id, having), facts: FACTS }),
        ),
      });
    for (let from = 0; from < children; from += PER_TRANSACTION)
      await enrol(childIds.slice(from, from + PER_TRANSACTION), purposes);
    const largeChildId = randomUUID();
    await enrol([largeChildId], many(purposes));
    const [, vendorId = ''] = VENDOR;
    const purposeIds = [purpose.id, 'news-to-users'] as const;
    return {
      endpoint: database.endpoint,
      client,
      table: TABLE,
      controller,
      vendorId,
      purposeIds,
      childIds,
      largeChildId,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const FACTS = { bornOn: '2015-03-14' };

const ledgerTable = () => ({
  name: TABLE,
  arn: `arn:aws:dynamodb:${REGION}:000000000000:table/${TABLE}`,
  keySchema: [
    { AttributeName: KEYS.partition, KeyType: 'HASH' as const },
    { AttributeName: KEYS.sort, KeyType: 'RANGE' as const },
  ],
  attributes: Object.values(KEYS).map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
  streamView: undefined,
  expires: undefined,
  key: undefined,
});

/** Calls the register's operations without HTTP; its vendor has no webhook, so nothing is asked of a key. */
function inProcess(ledger: Ledger, controller: string): Client {
  process.env[ENV.insideWord] = INSIDE_WORD;
  const handler = createRegister({
    ledger,
    webhookMac: new Mac(kmsClient(ofEngine('http://127.0.0.1:1')), 'none'),
    mayNotify: () => false,
    clock: systemClock,
    ids: randomIds,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return {
    controller,
    async call(operation, { as: [role, id = ''] = CASEWORKER, params = {}, body } = {}) {
      const event = apiEvent(operation, { role, id, controller, params, body });
      const answer = await handler(event, context);
      return { status: answer.statusCode, headers: new Headers(), body: JSON.parse(answer.body) };
    },
  };
}

/** As many as the large child has: the registered ones, and more like them under ids of their own, half of all consents. */
function many(purposes: readonly PurposeState[]): readonly PurposeState[] {
  const [consents = [], others = []] = [true, false].map((asked) =>
    purposes.filter((purpose) => (currentVersion(purpose).rule.kind === 'consent') === asked),
  );
  return [consents, others].flatMap((kind) =>
    Array.from({ length: LARGE / 2 }, (_, index) => {
      const like = kind[index % kind.length];
      if (!like) throw new Error('a kind of purpose is missing');
      return index < kind.length ? like : { ...like, purposeId: `${like.purposeId}-${index}` };
    }),
  );
}

/** A child as a school year leaves her: two guardians, a ground for every purpose that needs none's consent, and consents. */
function lifeOf(childId: string, purposes: readonly PurposeState[]): ChildEvent[] {
  const [first, second] = [randomUUID(), randomUUID()];
  const on = dateInCopenhagen(systemClock.now());
  const consents = purposes.flatMap((purpose): ChildEvent[] => {
    const { rule, version, hash: textHash } = currentVersion(purpose);
    if (rule.kind !== 'consent') return [];
    return [first, second].map((personId) => ({
      type: 'consent-answered',
      purposeId: purpose.purposeId,
      personId,
      capacity: 'guardian',
      answer: 'given',
      version,
      textHash,
      on,
      channel: 'digital',
      loa: 'Substantial',
    }));
  });
  const bases = purposes.flatMap((purpose): ChildEvent[] => {
    const { rule, version } = currentVersion(purpose);
    if (rule.kind === 'consent') return [];
    const { kind, article, provision } = rule;
    const { purposeId } = purpose;
    return [{ type: 'basis-established', purposeId, kind, article, provision, version, from: on }];
  });
  const group = { institution: '280123', name: '5B' };
  return [
    { type: 'child-enrolled', childId, group, guardians: { [first]: {}, [second]: {} } },
    ...bases,
    ...consents,
  ];
}
