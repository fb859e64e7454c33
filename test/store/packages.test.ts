import { randomUUID } from 'node:crypto';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Packages } from '../../lambdas/store/packages.ts';
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

const keys = async () => {
  const { Contents = [] } = await engines.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  return Contents.flatMap(({ Key }) => (Key?.includes(controller) ? Key : []));
};

describe('the bucket of packages', () => {
  it('gives back the part a vendor handed over, and nothing where there is none', async () => {
    await engines.packages.putPart(controller, child, request, 'bogklub', '{"bøger":2}');

    expect(await engines.packages.part(controller, child, request, 'bogklub')).toBe('{"bøger":2}');
    expect(await engines.packages.part(controller, child, request, 'kantine')).toBeUndefined();
    expect(await engines.packages.part('87654321', child, request, 'bogklub')).toBeUndefined();
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
    await engines.packages.putPart(controller, sibling, request, 'bogklub', '{}');
    await engines.packages.putPackage(controller, child, request, 'json', '{}');
    for (const vendor of ['a', 'b', 'c', 'd', 'e'])
      await engines.packages.putPart(controller, child, request, vendor, '{}');
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
    expect(await keys()).toEqual([`parts/${controller}/${sibling}/${request}/bogklub.json`]);
    s3.destroy();
  });

  it('holds ids in its keys, never a name', async () => {
    await engines.packages.putPackage(controller, child, request, 'json', '{}');
    await engines.packages.putPart(controller, child, request, 'bogklub', '{}');

    expect(await keys()).toEqual([
      `packages/${controller}/${child}/${request}.json`,
      `parts/${controller}/${child}/${request}/bogklub.json`,
    ]);
  });
});
