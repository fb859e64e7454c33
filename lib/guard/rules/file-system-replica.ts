import { regionsOutside } from '../looks.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

export const fileSystemReplica: Rule = {
  id: 'file-system-replica',
  forbids: 'a copy of a file system in a region that is not allowed',
  because: 'Every file is copied there within minutes.',
  source: TRANSFER,
  remedy: 'Replicate to the region of the stack or to an allowed region of the EEA.',
  find: (template) =>
    regionsOutside(
      template,
      [
        { type: 'AWS::EFS::FileSystem', at: 'ReplicationConfiguration.Destinations.*.Region' },
        { type: 'AWS::EFS::FileSystem', at: 'ReplicationConfiguration.Destinations.*.AvailabilityZoneName' },
      ],
      'A copy of the file system',
    ),
};
