import { type Ground, standing, statuteStanding } from '../../domain/child.ts';
import type { Standing } from '../../domain/consent.ts';
import { type ControllerState, institutionName, whomToAsk } from '../../domain/controller.ts';
import { type CalendarDate, dateInCopenhagen, type Instant } from '../../domain/dates.ts';
import { OWN_RECORD } from '../../domain/matrix.ts';
import { own } from '../../domain/own.ts';
import { articleOf, currentVersion, type PurposeState } from '../../domain/purpose.ts';
import { RULINGS } from '../../domain/rulings.ts';
import { mayHold } from '../../domain/vendor.ts';
import { OMISSIONS } from '../../domain/withhold.ts';
import type { Person } from '../../store/vault.ts';
import type { Released } from '../parts.ts';
import type { Work } from '../worker.ts';
import { recipientOf } from './recipients.ts';
import { rightsOn } from './rights.ts';
import { TEXT } from './text.ts';

/** The content of an access package: what GDPR art. 15(1) and (2) list, and what each vendor handed over (art. 15(3)). */
export type AccessContent = ReturnType<typeof accessContent>;

/** What a package is made of besides what the vendors handed over: the controller, once it has described itself, too. */
type Matter = Work & { readonly described?: ControllerState | undefined };

export function accessContent(work: Matter, person: Person | undefined, released: Released, madeAt: Instant) {
  const { child, purposes, vendors, request, described } = work;
  const { group } = child.state;
  const concerned = purposes
    .filter(({ purposeId }) => Object.hasOwn(child.state.grounds, purposeId))
    .filter(({ purposeId }) => request.purposes === 'all' || request.purposes.includes(purposeId));
  return {
    kind: 'hjemmel-access',
    version: 1,
    request: { requestId: request.requestId, receivedOn: request.receivedOn, madeAt },
    controller: { cvr: work.controller, name: described?.name ?? null, address: described?.address ?? null },
    ask: described ? whomToAsk(described) : [],
    child: {
      childId: child.id,
      ...person,
      group: { ...group, institutionName: institutionName(described, group.institution) ?? null },
    },
    purposes: concerned.map((purpose) => purposeContent(work, purpose, dateInCopenhagen(madeAt))),
    vendors: released.parts.map((part) => ({
      ...part,
      name: vendors.find(({ vendorId }) => vendorId === part.vendorId)?.name ?? part.vendorId,
      omitted: part.omitted.map((one) => ({ ...one, because: OMISSIONS[one.withheld] })),
    })),
    review: { refused: released.refused, reason: released.reason },
    source: TEXT.source,
    transfers: TEXT.transfers,
    rights: TEXT.rights,
    complaint: TEXT.complaint,
    automatedDecisions: TEXT.automatedDecisions,
  };
}

function purposeContent(work: Work, purpose: PurposeState, on: CalendarDate) {
  const { child, vendors, request } = work;
  const { purposeId } = purpose;
  const { name, text, rule } = currentVersion(purpose);
  const article = articleOf(rule);
  const { reason, citation } = OWN_RECORD[article];
  return {
    purposeId,
    name,
    text,
    ground: groundFor(own(child.state.grounds, purposeId), [child.id, request.openedBy.id]),
    rule,
    standing: standingOf(work, purpose, on),
    recipients: vendors
      .filter((vendor) => mayHold(vendor, purposeId))
      .map((vendor) => recipientOf(vendor, purposeId, on)),
    /** How long the controller's own record is kept, and by which law (art. 15(1)(d)). */
    ownRecord: { ...RULINGS[reason], citation },
    rights: rightsOn(article),
  };
}

/** How the purpose's ground stands for the child. */
function standingOf(
  { child: { state, facts } }: Work,
  purpose: PurposeState,
  on: CalendarDate,
): Standing | 'in-force' | 'ended' {
  const { rule } = currentVersion(purpose);
  if (rule.kind === 'consent') return standing(state, facts, purpose, rule, on);
  return statuteStanding(own(state.grounds, purpose.purposeId), on);
}

/** The ground without what another person said: that is her own data (art. 15(4)). */
const groundFor = (ground: Ground | undefined, people: readonly string[]): Ground | undefined =>
  ground?.kind === 'consent'
    ? {
        ...ground,
        answers: Object.fromEntries(Object.entries(ground.answers).filter(([id]) => people.includes(id))),
      }
    : ground;
