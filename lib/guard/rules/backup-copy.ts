import { destinationsOutside, regionsOutside } from '../looks.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

export const backupCopy: Rule = {
  id: 'backup-copy',
  forbids: 'a backup, a snapshot or an image copied to a region that is not allowed',
  because: 'A backup holds all that it is a backup of.',
  source: TRANSFER,
  remedy: 'Copy to a vault of this stack, or to an allowed region of the EEA.',
  *find(template) {
    yield* destinationsOutside(
      template,
      [
        {
          type: 'AWS::Backup::BackupPlan',
          at: 'BackupPlan.BackupPlanRule.*.CopyActions.*.DestinationBackupVaultArn',
        },
        {
          type: 'AWS::Backup::BackupPlan',
          at: 'BackupPlan.BackupPlanRule.*.TargetLogicallyAirGappedBackupVaultArn',
        },
      ],
      'A copy of the backup',
    );
    yield* regionsOutside(
      template,
      [
        { type: 'AWS::DLM::LifecyclePolicy', at: 'PolicyDetails.Schedules.*.CrossRegionCopyRules.*.Target' },
        {
          type: 'AWS::DLM::LifecyclePolicy',
          at: 'PolicyDetails.Schedules.*.CrossRegionCopyRules.*.TargetRegion',
        },
        { type: 'AWS::DLM::LifecyclePolicy', at: 'PolicyDetails.Actions.*.CrossRegionCopy.*.Target' },
        { type: 'AWS::DLM::LifecyclePolicy', at: 'PolicyDetails.CrossRegionCopyTargets.*.TargetRegion' },
        { type: 'AWS::DLM::LifecyclePolicy', at: 'CrossRegionCopyTargets.*.TargetRegion' },
        { type: 'AWS::ImageBuilder::DistributionConfiguration', at: 'Distributions.*.Region' },
        {
          type: 'AWS::ECR::ReplicationConfiguration',
          at: 'ReplicationConfiguration.Rules.*.Destinations.*.Region',
        },
      ],
      'A copy',
    );
  },
};
