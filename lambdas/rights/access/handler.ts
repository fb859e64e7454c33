import { canonicalJson } from '../../domain/canonical.ts';
import { answeredAt } from '../../domain/evolve-request.ts';
import type { Packages } from '../../store/packages.ts';
import { describedIn } from '../../store/register.ts';
import type { Vault } from '../../store/vault.ts';
import { evidenceOf } from '../package-evidence.ts';
import { discardPackages, discardParts, partsOf } from '../parts.ts';
import { createRightWorker, type WorkerDeps } from '../worker.ts';
import { accessContent } from './content.ts';
import { accessPage } from './page.ts';

export type AccessDeps = WorkerDeps & { readonly packages: Packages; readonly vault: Vault };

/** Access (GDPR art. 15): when every vendor has handed over its part, one package as JSON and as a page. */
export const createHandler = (deps: AccessDeps) =>
  createRightWorker(
    'access',
    deps,
    async (work) => {
      const { controller, request } = work;
      const [described, person] = await Promise.all([
        describedIn(deps.ledger, controller),
        deps.vault.person(controller, request.childId),
      ]);
      const content = accessContent(
        { ...work, described },
        person,
        await partsOf(deps, work),
        answeredAt(request),
      );
      const files = [
        { format: 'json', content: canonicalJson(content) },
        { format: 'html', content: accessPage(content) },
      ] as const;
      for (const { format, content: made } of files)
        await deps.packages.putPackage(controller, request.childId, request.requestId, format, made);
      return { evidence: { packages: files.map(evidenceOf) } };
    },
    { closed: discardPackages(deps.packages), completed: discardParts(deps.packages) },
  );
