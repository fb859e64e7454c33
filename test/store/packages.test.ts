import { randomUUID } from 'node:crypto';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../lambdas/domain/canonical.ts';
import { Packages, type PartOf } from '../../lambdas/store/packages.ts';
import { BUCKET, type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';

let engines: Engines;
let controller: string;
let child: string;
let request: string;
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(() => {
  controller = new Tenant(engines).controller;
  [child, request] = [randomUUID(), randomUUID()];
});
afterAll(() => engines.stop());

const part = (vendorId = 'bogklub', digest = sha256('{}'), childId = child): PartOf => ({
  controller,
  childId,
  requestId: request,
  vendorId,
  digest,
});

const keys = async () => {
  const { Contents = [] } = await engines.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  return Contents.flatMap(({ Key }) => (Key?.includes(controller) ? Key : []));
};

describe('the bucket of packages', () => {
  it('gives back the part a vendor handed over as data, and fails where there is none', async () => {
    const handedOver = part('bogklub', sha256('{"bøger":2}'));
    await engines.packages.putPart(handedOver, '{"bøger":2}');

    expect(await engines.packages.part(handedOver)).toEqual({ bøger: 2 });
    for (const other of [
      { ...handedOver, vendorId: 'kantine' },
      { ...handedOver, digest: sha256('2') },
      { ...handedOver, requestId: child },
      { ...handedOver, childId: request },
      { ...handedOver, controller: '87654321' },
    ])
      await expect(engines.packages.part(other)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it.each(['{"bøger":3}', '{"bøger":2} ', '{'])(
    'gives nothing for a part that was exchanged for «%s»: it is not what the ledger knows',
    async (content) => {
      const known = part('bogklub', sha256('{"bøger":2}'));
      await engines.packages.putPart(known, content);

      await expect(engines.packages.part(known)).rejects.toThrow('not what the ledger knows');
    },
  );

  it('keeps two answers of one vendor apart, and takes back the one', async () => {
    const [first, second] = [part('bogklub', sha256('1')), part('bogklub', sha256('2'))];
    await engines.packages.putPart(first, '1');
    await engines.packages.putPart(second, '2');

    await engines.packages.deletePart(first);

    expect(await engines.packages.part(second)).toBe(2);
    await expect(engines.packages.part(first)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('links to a package as a file to save, for five minutes', async () => {
    await engines.packages.putPackage(controller, child, request, 'html', '<p>Indsigt</p>');

    const link = new URL(await engines.packages.link(controller, child, request, 'html'));
    const answer = await fetch(link);

    expect(link.searchParams.get('X-Amz-Expires')).toBe('300');
    expect(link.searchParams.get('response-content-disposition')).toBe('attachment; filename="hjemmel.html"');
    expect(link.searchParams.get('response-cache-control')).toBe('no-store');
    expect(await answer.text()).toBe('<p>Indsigt</p>');
  });

  it('deletes all of one child, also more than S3 lists at once, and nothing of another', async () => {
    const sibling = randomUUID();
    await engines.packages.putPart(part('bogklub', sha256('{}'), sibling), '{}');
    await engines.packages.putPackage(controller, child, request, 'json', '{}');
    for (const vendor of ['a', 'b', 'c', 'd', 'e']) await engines.packages.putPart(part(vendor), '{}');
    const s3 = engines.anotherS3();
    s3.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          next(
            commandName === 'ListObjectsV2Command' ? { ...args, input: { ...args.input, MaxKeys: 2 } } : args,
          ),
      { step: 'initialize' },
    );

    const deleted = await new Packages(s3, BUCKET).deleteAllOf(controller, child);

    expect(deleted).toBe(6);
    expect(await keys()).toEqual([`parts/${controller}/${sibling}/${request}/bogklub.${sha256('{}')}.json`]);
    s3.destroy();
  });

  it('holds ids and digests in its keys, never a name', async () => {
    await engines.packages.putPackage(controller, child, request, 'json', '{}');
    await engines.packages.putPart(part(), '{}');

    expect(await keys()).toEqual([
      `packages/${controller}/${child}/${request}.json`,
      `parts/${controller}/${child}/${request}/bogklub.${sha256('{}')}.json`,
    ]);
  });
});
