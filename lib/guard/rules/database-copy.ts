import { each, regionsOutside } from '../looks.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

/** A database of several regions, whatever it says of them. */
const GLOBAL =
  /^AWS::(RDS|DocDB|Neptune)::GlobalCluster$|^AWS::ElastiCache::GlobalReplicationGroup$|^AWS::MemoryDB::MultiRegionCluster$/;

export const databaseCopy: Rule = {
  id: 'database-copy',
  forbids: 'a database of several regions, or a copy or snapshot of one in a region that is not allowed',
  because: 'All rows are copied there, and the copy outlives what is erased here.',
  source: TRANSFER,
  remedy: 'Use the zones of one region for availability, and keep snapshots there.',
  *find(template) {
    yield* each(template, GLOBAL, 'The database is one of several regions');
    yield* regionsOutside(
      template,
      [
        { type: 'AWS::RDS::DBInstance', at: 'AutomaticBackupReplicationRegion' },
        { type: /^AWS::(RDS|Neptune|DocDB)::/, at: 'SourceRegion' },
        { type: 'AWS::Redshift::Cluster', at: 'SnapshotCopyConfiguration.DestinationRegion' },
        { type: 'AWS::Redshift::Cluster', at: 'DestinationRegion' },
        { type: 'AWS::RedshiftServerless::Namespace', at: 'SnapshotCopyConfigurations.*.DestinationRegion' },
        { type: 'AWS::DSQL::Cluster', at: 'MultiRegionProperties.WitnessRegion' },
        { type: 'AWS::ElastiCache::ReplicationGroup', at: 'GlobalReplicationGroupRegion' },
      ],
      'A copy of the database',
    );
    for (const resource of template.resources)
      for (const property of [
        'GlobalClusterIdentifier',
        'GlobalReplicationGroupId',
        'MultiRegionClusterName',
      ])
        for (const { path, value } of template.select(resource, property))
          if (value !== '')
            yield { resource, path, says: 'The database takes part in one of several regions' };
  },
};
