import { canonicalJson } from '../../domain/canonical.ts';
import { answeredAt } from '../../domain/evolve-request.ts';
import type { Packages } from '../../store/packages.ts';
import type { Vault } from '../../store/vault.ts';
import { evidenceOf } from '../package-evidence.ts';
import { discardPackages, discardParts, partsOf } from '../parts.ts';
import { createRightWorker, type WorkerDeps } from '../worker.ts';
import { portabilityContent } from './content.ts';

export type PortabilityDeps = WorkerDeps & { readonly packages: Packages; readonly vault: Vault };

/** Portability (GDPR art. 20): one machine-readable file; where nothing is portable there is none, and the letter says why. */
export const createHandler = (deps: PortabilityDeps) =>
  createRightWorker(
    'portability',
    deps,
    async (work) => {
      const { controller, request } = work;
      if (!request.decisions?.some(({ outcome }) => outcome === 'granted')) return { evidence: {} };
      const person = await deps.vault.person(controller, request.childId);
      const released = await partsOf(deps, work);
      const content = canonicalJson(portabilityContent(work, person, released, answeredAt(request)));
      await deps.packages.putPackage(controller, request.childId, request.requestId, 'json', content);
      return { evidence: { packages: [evidenceOf({ format: 'json', content })] } };
    },
    { closed: discardPackages(deps.packages), completed: discardParts(deps.packages) },
  );
