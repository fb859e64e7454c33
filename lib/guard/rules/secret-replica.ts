import { regionsOutside } from '../looks.ts';
import type { Rule } from '../rule.ts';
import { SECURITY } from '../sources.ts';

export const secretReplica: Rule = {
  id: 'secret-replica',
  forbids: 'a copy of a secret in a region that is not allowed',
  because: 'A secret that opens personal data is as good as the data.',
  source: SECURITY,
  remedy: 'Leave ReplicaRegions out.',
  find: (template) =>
    regionsOutside(
      template,
      [{ type: 'AWS::SecretsManager::Secret', at: 'ReplicaRegions.*.Region' }],
      'A copy of the secret',
    ),
};
