import { byHand, firewallRule, inCode, statements } from './holds.ts';
import type { Viewer } from './shape.ts';

/** Who sees data, and from where: to look at it from a third country is to transfer it. */
export const viewers = (): Viewer[] => {
  const bound = [
    firewallRule('BoundPathFromOutside'),
    firewallRule('SayInside'),
    inCode('PERIMETER_BOUND', 'lambdas/platform/http.ts'),
  ];
  return [
    {
      who: { da: 'leverandører', en: 'vendors' },
      sees: 'Whether they may process, their own tasks, ids and purposes; new values that a child’s data is to be corrected to',
      from: 'the EEA, by the country of the IP address; a VPN with its exit there passes',
      leavesEea: 'no',
      heldBy: [...bound, inCode('linksOutside', 'lambdas/domain/chain.ts')],
    },
    {
      who: { da: 'kommunens medarbejdere', en: 'case workers' },
      sees: 'Children of their own municipality: names, requests, parts under review, the ledger',
      from: 'the EEA, by the country of the IP address; a VPN with its exit there passes',
      leavesEea: 'no',
      heldBy: bound,
    },
    {
      who: { da: 'forældre og børn', en: 'guardians and children' },
      sees: 'Their own child’s, or their own, data',
      from: 'anywhere. A data subject who reads her own data is neither controller nor processor, so it is no transfer (EDPB Guidelines 05/2021), and to lock her out would take rights from her (art. 7(3), 15)',
      leavesEea: 'not a transfer',
      heldBy: [inCode('isVisible', 'lambdas/platform/caller.ts')],
    },
    {
      who: { da: 'driftsfolk', en: 'operators' },
      sees: 'What their role allows: logs and alarms daily; tables and packages only when somebody gives them such a role',
      from: 'wherever they sit. They call endpoints in eu-central-1 only; their own place is held by instruction',
      leavesEea: 'not held by technique',
      heldBy: [
        ...statements('organisation-policy', 'OtherRegions', 'MoreRegionsOrNoOrganisation'),
        byHand('operators work in the EEA'),
      ],
    },
    {
      who: { da: 'den, der får alarmer', en: 'whoever gets the alarms' },
      sees: 'Fixed texts and counts',
      from: 'wherever the subscription leads; no data of persons',
      leavesEea: 'no',
      heldBy: statements('organisation-policy', 'SubscribersAbroad'),
    },
    {
      who: { da: 'AWS’ support og øvrige personale', en: 'AWS support and other staff of AWS' },
      sees: 'Support: what is written into a case, and descriptions of resources. AWS says that it does not look at content without consent',
      from: 'many countries, outside the EEA too',
      leavesEea: 'not held by technique',
      heldBy: [byHand('no support case with content')],
    },
    {
      who: { da: 'AWS’ kontrolplaner', en: 'AWS control planes' },
      sees: 'Names of roles, resources and staff; what was used and paid',
      from: 'the United States; see section 6',
      leavesEea: 'staff data',
      heldBy: [byHand('no personal data in names and tags')],
    },
  ];
};
