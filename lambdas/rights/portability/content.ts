import { termsOf } from '../../contracts/agreement.ts';
import type { PortabilityFile } from '../../contracts/portability.ts';
import type { Instant } from '../../domain/dates.ts';
import { isPortable, portableCategories, portablePart } from '../../domain/portability.ts';
import { articleOf, currentVersion } from '../../domain/purpose.ts';
import { instructionsFor, type VendorState } from '../../domain/vendor.ts';
import type { Person } from '../../store/vault.ts';
import type { Released, VendorPart } from '../parts.ts';
import type { Work } from '../worker.ts';

/** The portability file: of what each vendor handed over, only what the subject provided on consent or contract (art. 20(1)). */
export function portabilityContent(
  { controller, request, child, purposes, vendors }: Work,
  person: Person | undefined,
  { refused, reason, parts }: Released,
  madeAt: Instant,
): PortabilityFile {
  const { requestId, receivedOn, decisions = [] } = request;
  const granted = new Set(
    decisions.filter(({ outcome }) => outcome === 'granted').map(({ purposeId }) => purposeId),
  );
  return {
    kind: 'hjemmel-portability',
    version: 1,
    request: { requestId, receivedOn, madeAt },
    controller,
    child: {
      childId: child.id,
      givenName: person?.givenName ?? null,
      familyName: person?.familyName ?? null,
    },
    purposes: purposes
      .filter(({ purposeId }) => granted.has(purposeId))
      .map((purpose) => {
        const { name, rule } = currentVersion(purpose);
        return { purposeId: purpose.purposeId, name, basis: articleOf(rule) };
      }),
    review: { refused, reason },
    vendors: parts.flatMap((part) => {
      const vendor = vendors.find(({ vendorId }) => vendorId === part.vendorId);
      return vendor ? [vendorPart(vendor, part)] : [];
    }),
  };
}

function vendorPart(vendor: VendorState, part: VendorPart): PortabilityFile['vendors'][number] {
  const { vendorId, purposes, answer, data, omitted } = part;
  const terms = Object.values(vendor.agreements)
    .filter(({ signedOn }) => signedOn !== undefined)
    .map(termsOf);
  const portable = portableCategories(terms, purposes);
  const instructed = terms.flatMap((one) => {
    const ids = purposes.flatMap((purposeId) =>
      instructionsFor(one, purposeId).flatMap(({ dataCategories }) => dataCategories),
    );
    return one.dataCategories.filter(({ id }) => ids.includes(id));
  });
  return {
    vendorId,
    name: vendor.name,
    purposes: [...purposes],
    answer,
    categories: once(
      instructed.flatMap(({ id, text, origin }) => (isPortable(origin) ? [{ id, text, origin }] : [])),
    ),
    data: data === null ? null : (portablePart(data, portable) as PortabilityFile['vendors'][number]['data']),
    omitted: omitted.filter(({ pointer }) => pointer === '' || portable.has(pointer.split('/')[1] ?? '')),
    notPortable: once(
      instructed.flatMap(({ id, text, origin }) =>
        isPortable(origin) || portable.has(id) ? [] : [{ id, text, origin }],
      ),
    ),
  };
}

/** Several agreements may name the same category. */
const once = <T extends { readonly id: string }>(categories: readonly T[]): T[] => [
  ...new Map(categories.map((category) => [category.id, category])).values(),
];
