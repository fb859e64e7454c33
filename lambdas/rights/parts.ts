import type { RequestState } from '../domain/request.ts';
import { type Omission, omissionLaw, type Withholding, withhold } from '../domain/withhold.ts';
import type { Packages } from '../store/packages.ts';
import type { Vault } from '../store/vault.ts';
import type { Discard, Work } from './worker.ts';

/** A value that was left out of a part: where it stood, and why. */
export type Omitted = Omission & { readonly pointer: string };

/** What one vendor answered to a task `hand-over`, after the review. */
export type VendorPart = {
  readonly vendorId: string;
  readonly purposes: readonly string[];
  /** `unanswered`: a case worker ended the task without the vendor's word. */
  readonly answer: 'handed-over' | 'no-data' | 'unanswered';
  /** Null where nothing was handed over, and where all of it is left out. */
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly omitted: readonly Omitted[];
};

/** The vendors' parts as a person released them; none when she refused to, with her reason. */
export type Released = {
  readonly refused: boolean;
  readonly reason: string | null;
  readonly parts: readonly VendorPart[];
};

/** The note of a release: the reason that is told, and what is left out. */
type ReleaseNote = { readonly reason: string; readonly withhold?: readonly Withholding[] };

export type PartsDeps = { readonly packages: Packages; readonly vault: Vault };

/**
 * The parts that vendors handed over for a request, in the order of their tasks, each proved by its digest in the
 * ledger, and without what a person held back. No part leaves before a person has looked at it.
 */
export async function partsOf({ packages, vault }: PartsDeps, work: Work): Promise<Released> {
  const { controller, request } = work;
  const { release } = request.assessments;
  const note = release?.noteId
    ? await vault.note<ReleaseNote>(controller, request.childId, release.noteId)
    : undefined;
  if (release && !note) throw new Error('the review of the parts is not in the vault');
  if (release?.outcome === 'refused') return { refused: true, reason: note?.reason ?? null, parts: [] };
  const tasks = Object.values(request.tasks).filter(
    ({ action, withdrawn }) => action === 'hand-over' && !withdrawn,
  );
  const parts = await Promise.all(
    tasks.map(async ({ vendorId, purposes, result }) => {
      const digest = result?.partDigest;
      if (digest === undefined) {
        const answer = result?.outcome === 'no-data' ? ('no-data' as const) : ('unanswered' as const);
        return { vendorId, purposes, answer, data: null, omitted: [] };
      }
      if (!note) throw new Error('a part was not reviewed');
      const { childId, requestId } = request;
      const handed = await packages.part({ controller, childId, requestId, vendorId, digest });
      const omitted = omittedFrom(vendorId, request, note);
      const left = withhold(
        handed,
        omitted.map(({ pointer, ...omission }) => ({ pointer, omission })),
      );
      const isLeftOutWhole = omitted.some(({ pointer }) => pointer === '');
      // The contract takes in a part as an object and nothing else.
      const data = isLeftOutWhole ? null : (left as VendorPart['data']);
      return { vendorId, purposes, answer: 'handed-over' as const, data, omitted };
    }),
  );
  return { refused: false, reason: note?.reason ?? null, parts };
}

const omittedFrom = (
  vendorId: string,
  { right }: RequestState,
  { withhold: withheld = [] }: ReleaseNote,
): Omitted[] =>
  withheld
    .filter((one) => one.vendorId === vendorId)
    .map(({ pointer, because }) => {
      const citation = omissionLaw(right, because);
      if (citation === undefined) throw new Error(`no law lets ${because} be left out of ${right}`);
      return { pointer, withheld: because, citation };
    });

/** Takes back a package that was made for a request which the erasure of its child closed at the same moment. */
export const discardPackages =
  (packages: Packages): Discard =>
  (controller, { childId, requestId }) =>
    packages.deletePackages(controller, childId, requestId);

/** Deletes the parts of a request that is completed: they hold what others were spared, and have served their purpose. */
export const discardParts =
  (packages: Packages): Discard =>
  async (controller, { childId, requestId, tasks }) => {
    for (const { vendorId, result } of Object.values(tasks))
      if (result?.partDigest !== undefined)
        await packages.deletePart({ controller, childId, requestId, vendorId, digest: result.partDigest });
  };
