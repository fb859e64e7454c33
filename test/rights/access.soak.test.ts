import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { portabilityFile } from '../../lambdas/contracts/portability.ts';
import { sha256 } from '../../lambdas/domain/canonical.ts';
import { Packages } from '../../lambdas/store/packages.ts';
import { BUCKET, type Engines, startEngines } from '../engines/engines.ts';
import { aChild } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, flowOf } from './flows.ts';
import { answerAll, deliver, VENDORS } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const inBucket = async (childId: string, requestId: string, format: 'json' | 'html') => {
  const Key = `packages/${tenant.controller}/${childId}/${requestId}.${format}`;
  const { Body } = await engines.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
  return (await Body?.transformToString('utf8')) ?? '';
};

async function assigned(flow: 'access' | 'portability', child = aChild()) {
  const { childId, guardianId } = await tenant.enrolsWithGrounds(child);
  const requestId = await assign(tenant, flowOf(flow), { childId, guardianId });
  return { childId, requestId };
}

/** Everyone has answered, and a case worker has released what they handed over. */
async function released(
  requestId: string,
  {
    noData = [] as readonly string[],
    ...review
  }: { noData?: readonly string[]; [more: string]: unknown } = {},
): Promise<void> {
  await answerAll(tenant, requestId, { noData });
  await releases(requestId, review);
}

async function releases(requestId: string, review: { readonly [more: string]: unknown } = {}): Promise<void> {
  const { status, body } = await tenant.assesses(requestId, 'release', review);
  if (status >= 300) throw new Error(`not released: ${JSON.stringify(body)}`);
}

/** A bucket whose function dies right after the nth package was written. */
const dyingAfter = (nth: number) =>
  new (class extends Packages {
    private written = 0;

    override async putPackage(...file: Parameters<Packages['putPackage']>): Promise<void> {
      await super.putPackage(...file);
      this.written += 1;
      if (this.written === nth) throw new Error('the function died');
    }
  })(engines.s3, BUCKET);

describe('the access package', () => {
  it('tells who the child is, what is used for what on which ground, and what each vendor has', async () => {
    const { childId, requestId } = await assigned('access');
    await released(requestId, { noData: ['skema'] });
    await deliver(tenant, 'access', requestId);

    const made = JSON.parse(await inBucket(childId, requestId, 'json'));

    expect(made.child).toMatchObject({ childId, givenName: 'Valdemar', familyName: 'Kvistgaard' });
    expect(made.purposes.map(({ purposeId }: { purposeId: string }) => purposeId)).toEqual([
      'attendance',
      'photos',
      'teaching',
    ]);
    expect(made.purposes[2].recipients).toMatchObject([{ vendorId: 'bogklub', country: 'DK' }]);
    expect(
      Object.fromEntries(made.vendors.map(({ vendorId, data }: Record<string, unknown>) => [vendorId, data])),
    ).toEqual({
      bogklub: { 'photos-data': ['ferie.jpg'] },
      kantine: { 'photos-data': ['ferie.jpg'] },
      skema: null,
    });
  });

  it('is proved by the digest and the size of exactly the bytes in the bucket', async () => {
    const { childId, requestId } = await assigned('access');
    await released(requestId);
    await deliver(tenant, 'access', requestId);

    const { completed } = await tenant.request(requestId);

    const files = [await inBucket(childId, requestId, 'json'), await inBucket(childId, requestId, 'html')];
    expect(completed?.evidence.packages).toEqual([
      { format: 'json', digest: sha256(files[0] ?? ''), bytes: Buffer.byteLength(files[0] ?? '') },
      { format: 'html', digest: sha256(files[1] ?? ''), bytes: Buffer.byteLength(files[1] ?? '') },
    ]);
  });

  it('shows a vendor’s data on the page as text, whatever it is', async () => {
    const { childId, requestId } = await assigned('access');
    const data = { note: '</pre><script>alert("æ")</script>' };
    for (const vendorId of Object.keys(VENDORS))
      await tenant.answers(vendorId, requestId, { outcome: 'done', data });
    await releases(requestId);
    await deliver(tenant, 'access', requestId);

    const page = await inBucket(childId, requestId, 'html');

    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(');
  });

  it.each([1, 2])(
    'is made again when the function died after writing file %i, and proved by the second',
    async (nth) => {
      const { childId, requestId } = await assigned('access');
      await released(requestId);

      const first = await deliver(tenant, 'access', requestId, { packages: dyingAfter(nth) });
      const between = (await tenant.request(requestId)).completed;
      tenant.clock.advanceDays(1);
      const second = await deliver(tenant, 'access', requestId);

      const { completed } = await tenant.request(requestId);
      expect([first, between, second]).toEqual([['m0'], undefined, []]);
      expect(completed?.evidence.packages?.map(({ digest }) => digest)).toEqual([
        sha256(await inBucket(childId, requestId, 'json')),
        sha256(await inBucket(childId, requestId, 'html')),
      ]);
      expect(
        (await tenant.events('request', requestId)).filter((type) => type === 'request-completed'),
      ).toHaveLength(1);
    },
  );

  it('says it was made when the last vendor had answered, whenever its worker came', async () => {
    const { childId, requestId } = await assigned('access');
    await answerAll(tenant, requestId, { noData: ['bogklub'] });
    const answered = tenant.clock.now();
    tenant.clock.advanceDays(2);
    await releases(requestId);

    await deliver(tenant, 'access', requestId);

    const made = JSON.parse(await inBucket(childId, requestId, 'json'));
    expect(made.request.madeAt).toBe(answered);
    expect((await tenant.request(requestId)).completed?.at).toBe(tenant.clock.now());
  });

  it('is not made of a part that is not the one the ledger knows', async () => {
    const { childId, requestId } = await assigned('access');
    await released(requestId);
    const { tasks } = await tenant.request(requestId);
    const digest = tasks['bogklub.hand-over']?.result?.partDigest ?? '';
    const { controller } = tenant;
    await engines.packages.putPart({ controller, childId, requestId, vendorId: 'bogklub', digest }, '{}');

    expect(await deliver(tenant, 'access', requestId)).toEqual(['m0']);
    expect((await tenant.request(requestId)).completed).toBeUndefined();
  });

  it('is not made without a part the ledger knows of', async () => {
    const { childId, requestId } = await assigned('access');
    await released(requestId);
    await engines.packages.deleteAllOf(tenant.controller, childId);

    const failed = await deliver(tenant, 'access', requestId);

    expect(failed).toEqual(['m0']);
    expect((await tenant.request(requestId)).completed).toBeUndefined();
  });

  // It names the moment of the last answer, not of its making: two workers make the same.
  it('stays the one that is proved, when a slower worker wrote its own after it', async () => {
    const { childId, requestId } = await assigned('access');
    await released(requestId);
    const slow = new (class extends Packages {
      override async putPackage(...file: Parameters<Packages['putPackage']>): Promise<void> {
        if (file[3] === 'html') {
          tenant.clock.advanceDays(1);
          await deliver(tenant, 'access', requestId);
        }
        await super.putPackage(...file);
      }
    })(engines.s3, BUCKET);

    await deliver(tenant, 'access', requestId, { packages: slow });

    const { completed } = await tenant.request(requestId);
    expect(completed?.evidence.packages?.[1]?.digest).toBe(
      sha256(await inBucket(childId, requestId, 'html')),
    );
  });
});

const partsLeft = async (childId: string) => {
  const Prefix = `parts/${tenant.controller}/${childId}/`;
  const { Contents = [] } = await engines.s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix }));
  return Contents.length;
};

describe('what vendors handed over', () => {
  it.each(['access', 'portability'] as const)(
    'is gone when %s is completed; the package stays',
    async (right) => {
      const { childId, requestId } = await assigned(right);
      await answerAll(tenant, requestId);
      const before = await partsLeft(childId);
      await releases(requestId);

      await deliver(tenant, right, requestId, { times: 2 });

      expect([before > 0, await partsLeft(childId)]).toEqual([true, 0]);
      expect(await inBucket(childId, requestId, 'json')).toContain('ferie.jpg');
    },
  );

  it('is gone when the message comes again, where the function died deleting it', async () => {
    const { childId, requestId } = await assigned('access');
    await released(requestId);
    const dying = new (class extends Packages {
      override async deletePart(): Promise<void> {
        throw new Error('the function died');
      }
    })(engines.s3, BUCKET);

    const failed = await deliver(tenant, 'access', requestId, { packages: dying });
    const between = [(await tenant.request(requestId)).completed !== undefined, await partsLeft(childId)];
    const again = await deliver(tenant, 'access', requestId);

    expect([failed, between, again]).toEqual([['m0'], [true, 3], []]);
    expect(await partsLeft(childId)).toBe(0);
  });

  it('is in no package before a person has looked at it', async () => {
    const { childId, requestId } = await assigned('access');
    await answerAll(tenant, requestId);

    await deliver(tenant, 'access', requestId);

    expect((await tenant.request(requestId)).completed).toBeUndefined();
    await expect(inBucket(childId, requestId, 'json')).rejects.toThrow();
  });

  it('is left out where she held it back, and nowhere else', async () => {
    const { childId, requestId } = await assigned('access');
    const withhold = [{ vendorId: 'bogklub', pointer: '/photos-data/0', because: 'third-person' }];
    await released(requestId, { noData: ['skema'], withhold });
    await deliver(tenant, 'access', requestId);

    const made = JSON.parse(await inBucket(childId, requestId, 'json'));

    const omission = { withheld: 'third-person', citation: 'GDPR art. 15(4)' };
    expect(made.vendors.map(({ data }: { data: unknown }) => data)).toEqual([
      { 'photos-data': [omission] },
      { 'photos-data': ['ferie.jpg'] },
      null,
    ]);
    expect(made.vendors[0].omitted).toMatchObject([{ pointer: '/photos-data/0', ...omission }]);
    expect(await inBucket(childId, requestId, 'html')).toContain('Udeladt:');
  });

  it('is not in the package at all when she refused to release it', async () => {
    const { childId, requestId } = await assigned('access');
    await released(requestId, { outcome: 'refused', reason: 'Hensynet til barnet.' });
    await deliver(tenant, 'access', requestId);

    const json = await inBucket(childId, requestId, 'json');

    expect(json).not.toContain('ferie.jpg');
    expect(JSON.parse(json)).toMatchObject({
      vendors: [],
      review: { refused: true, reason: 'Hensynet til barnet.' },
      child: { givenName: 'Valdemar' },
    });
    expect(await inBucket(childId, requestId, 'html')).toContain('Hensynet til barnet.');
  });

  it('is asked for by nobody, and nothing is made, when the whole request is refused', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });
    await tenant.assesses(requestId, 'admissible', { outcome: 'refused', because: 'unfounded' });
    await deliver(tenant, 'access', requestId);

    const { completed, tasks } = await tenant.request(requestId);

    expect([completed?.evidence, tasks]).toEqual([{}, {}]);
    await expect(inBucket(childId, requestId, 'json')).rejects.toThrow();
  });
});

describe('the portability file', () => {
  it('is not made where nothing is portable', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const body = { right: 'portability', purposes: ['teaching'] };
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, body);
    await deliver(tenant, 'portability', requestId);

    const { completed, decisions } = await tenant.request(requestId);

    expect(decisions).toMatchObject([{ outcome: 'not-applicable', reason: 'not-portable' }]);
    expect(completed?.evidence).toEqual({});
    await expect(inBucket(childId, requestId, 'json')).rejects.toThrow();
  });

  it('holds what vendors process on consent, and leaves the rest out', async () => {
    const { childId, requestId } = await assigned('portability');
    await released(requestId);
    await deliver(tenant, 'portability', requestId);

    const file = await inBucket(childId, requestId, 'json');

    const { vendors, child } = portabilityFile.parse(JSON.parse(file));
    expect(vendors.map(({ vendorId, purposes, data }) => [vendorId, purposes, data])).toEqual([
      ['bogklub', ['photos'], { 'photos-data': ['ferie.jpg'] }],
      ['kantine', ['photos'], { 'photos-data': ['ferie.jpg'] }],
    ]);
    expect(child).toEqual({ childId, givenName: 'Valdemar', familyName: 'Kvistgaard' });
    expect((await tenant.request(requestId)).completed?.evidence.packages).toEqual([
      { format: 'json', digest: sha256(file), bytes: Buffer.byteLength(file) },
    ]);
  });

  it('is made again when the function died after writing it', async () => {
    const { childId, requestId } = await assigned('portability');
    await released(requestId);

    const failed = await deliver(tenant, 'portability', requestId, { packages: dyingAfter(1) });
    tenant.clock.advanceDays(1);
    await deliver(tenant, 'portability', requestId);

    const { completed } = await tenant.request(requestId);
    expect(failed).toEqual(['m0']);
    expect(completed?.evidence.packages?.[0]?.digest).toBe(
      sha256(await inBucket(childId, requestId, 'json')),
    );
  });
});

describe('a right without a package', () => {
  it('writes nothing to the bucket', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, flowOf('a withdrawal'), { childId, guardianId });
    await answerAll(tenant, requestId);
    await deliver(tenant, 'withdrawal', requestId);

    const { Contents } = await engines.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));

    expect(Contents?.some(({ Key }) => Key?.includes(childId)) ?? false).toBe(false);
  });
});
