import { regionsOutside } from '../looks.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

export const tableReplica: Rule = {
  id: 'table-replica',
  forbids: 'a replica, or a witness, of a table in a region that is not allowed',
  because:
    'Every item is copied there within a second. A global table with its one replica at home is a plain table.',
  source: TRANSFER,
  remedy: 'Keep one replica, in the region of the stack, or replicas in allowed regions of the EEA.',
  find: (template) =>
    regionsOutside(
      template,
      [
        { type: 'AWS::DynamoDB::GlobalTable', at: 'Replicas.*.Region' },
        { type: 'AWS::DynamoDB::GlobalTable', at: 'GlobalTableWitnesses.*.Region' },
        { type: 'Custom::DynamoDBReplica', at: 'Region' },
        { type: 'AWS::Cassandra::Keyspace', at: 'ReplicationSpecification.RegionList.*' },
        { type: 'AWS::Cassandra::Table', at: 'ReplicaSpecifications.*.Region' },
      ],
      'A replica of the table',
    ),
};
