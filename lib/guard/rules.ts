import type { Rule } from './rule.ts';
import { aiTraining } from './rules/ai-training.ts';
import { arn } from './rules/arn.ts';
import { backupCopy } from './rules/backup-copy.ts';
import { bucketCopy } from './rules/bucket-copy.ts';
import { databaseCopy } from './rules/database-copy.ts';
import { destination } from './rules/destination.ts';
import { edgeAccess } from './rules/edge-access.ts';
import { edgeEndpoint } from './rules/edge-endpoint.ts';
import { edgeService } from './rules/edge-service.ts';
import { endpoint } from './rules/endpoint.ts';
import { environment } from './rules/environment.ts';
import { fileSystemReplica } from './rules/file-system-replica.ts';
import { identityProvider } from './rules/identity-provider.ts';
import { model } from './rules/model.ts';
import { multiRegionKey } from './rules/multi-region-key.ts';
import { network } from './rules/network.ts';
import { openToTheWorld } from './rules/open-to-the-world.ts';
import { outsideAws } from './rules/outside-aws.ts';
import { policyAbroad } from './rules/policy-abroad.ts';
import { policyCopies } from './rules/policy-copies.ts';
import { policyEverywhere } from './rules/policy-everywhere.ts';
import { region } from './rules/region.ts';
import { remoteTemplate } from './rules/remote-template.ts';
import { secretReplica } from './rules/secret-replica.ts';
import { stackAbroad } from './rules/stack-abroad.ts';
import { stackOutputAbroad } from './rules/stack-output-abroad.ts';
import { tableReplica } from './rules/table-replica.ts';
import { telemetry } from './rules/telemetry.ts';
import { thirdCountryHost } from './rules/third-country-host.ts';
import { thirdPartyType } from './rules/third-party-type.ts';
import { unknownRegion } from './rules/unknown-region.ts';
import { unreadable } from './rules/unreadable.ts';

/** Every rule of the guard. What two rules see at one place is reported by the first, so the special ones come first. */
export const RULES: readonly Rule[] = [
  unknownRegion,
  stackAbroad,
  unreadable,
  remoteTemplate,
  thirdPartyType,
  stackOutputAbroad,
  tableReplica,
  bucketCopy,
  multiRegionKey,
  secretReplica,
  fileSystemReplica,
  databaseCopy,
  backupCopy,
  edgeService,
  edgeEndpoint,
  edgeAccess,
  network,
  model,
  environment,
  telemetry,
  thirdCountryHost,
  outsideAws,
  destination,
  identityProvider,
  aiTraining,
  policyAbroad,
  policyEverywhere,
  policyCopies,
  openToTheWorld,
  arn,
  endpoint,
  region,
];
