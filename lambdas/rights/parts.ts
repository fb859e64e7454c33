import { sha256 } from '../domain/canonical.ts';
import type { Packages } from '../store/packages.ts';
import type { Discard, Matter } from './worker.ts';

/** What one vendor answered to a task `hand-over`: its data, or that it holds none. */
export type VendorPart = {
  readonly vendorId: string;
  readonly purposes: readonly string[];
  readonly data: unknown | null;
};

/** The parts that vendors handed over for a request, in the order of their tasks, each proved by its digest in the ledger. */
export const partsOf = (packages: Packages, { controller, request }: Matter): Promise<VendorPart[]> =>
  Promise.all(
    Object.values(request.tasks).map(async ({ vendorId, purposes, result }) => {
      const digest = result?.partDigest;
      if (digest === undefined) return { vendorId, purposes, data: null };
      const { childId, requestId } = request;
      const part = await packages.part({ controller, childId, requestId, vendorId, digest });
      if (sha256(part) !== digest) throw new Error('a part in the bucket is not what the ledger knows');
      return { vendorId, purposes, data: JSON.parse(part) };
    }),
  );

/** Takes back a package that was made for a request which the erasure of its child closed at the same moment. */
export const discardPackages =
  (packages: Packages): Discard =>
  (controller, { childId, requestId }) =>
    packages.deletePackages(controller, childId, requestId);
