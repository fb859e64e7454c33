import { canonicalJson } from '../../domain/canonical.ts';
import { answeredAt } from '../../domain/request.ts';
import type { Packages } from '../../store/packages.ts';
import type { Vault } from '../../store/vault.ts';
import { evidenceOf } from '../package-evidence.ts';
import { discardPackages, partsOf } from '../parts.ts';
import { createRightWorker, type WorkerDeps } from '../worker.ts';

export type PortabilityDeps = WorkerDeps & { readonly packages: Packages; readonly vault: Vault };

/** Portability (GDPR art. 20): one machine-readable file with what vendors process on consent; art. 20(3) leaves statute out. */
export const createHandler = (deps: PortabilityDeps) =>
  createRightWorker(
    'portability',
    deps,
    async (matter) => {
      const { controller, request, child } = matter;
      const person = await deps.vault.person(controller, request.childId);
      const content = canonicalJson({
        kind: 'hjemmel-portability',
        version: 1,
        request: {
          requestId: request.requestId,
          receivedOn: request.receivedOn,
          madeAt: answeredAt(request),
        },
        controller,
        child: {
          childId: child.id,
          givenName: person?.givenName ?? null,
          familyName: person?.familyName ?? null,
        },
        vendors: await partsOf(deps.packages, matter),
      });
      await deps.packages.putPackage(controller, request.childId, request.requestId, 'json', content);
      return { evidence: { packages: [evidenceOf({ format: 'json', content })] } };
    },
    discardPackages(deps.packages),
  );
