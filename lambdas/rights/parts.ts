import type { Packages } from '../store/packages.ts';
import type { Discard, Matter } from './worker.ts';

/** What one vendor answered to a task `hand-over`: its data, or that it holds none. */
export type VendorPart = {
  readonly vendorId: string;
  readonly purposes: readonly string[];
  readonly data: unknown | null;
};

/** The parts that vendors handed over for a request, in the order of their tasks; a part the ledger knows must be there. */
export const partsOf = (packages: Packages, { controller, request }: Matter): Promise<VendorPart[]> =>
  Promise.all(
    Object.values(request.tasks).map(async ({ vendorId, purposes, result }) => {
      if (result?.partDigest === undefined) return { vendorId, purposes, data: null };
      const part = await packages.part(controller, request.childId, request.requestId, vendorId);
      if (part === undefined) throw new Error('a part that the ledger knows is not in the bucket');
      return { vendorId, purposes, data: JSON.parse(part) };
    }),
  );

/** Takes back a package that was made for a request which the erasure of its child closed at the same moment. */
export const discardPackages =
  (packages: Packages): Discard =>
  (controller, { childId, requestId }) =>
    packages.deletePackages(controller, childId, requestId);
