import { ArnFormat, Aws, Fn, Stack } from 'aws-cdk-lib';
import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { OUTSIDE } from '../../lambdas/contracts/route.ts';
import { firewallRules, TOO_MANY } from '../residency/firewall-rules.ts';
import type { Operations } from './operations.ts';

export type FirewallProps = {
  readonly stage: Stage;
  /** The name of the stage, which callers may have to put before a path. */
  readonly stageName: string;
  readonly operations: Operations;
  /** The day, 'YYYY-MM-DD', whose EEA is admitted. */
  readonly today: string;
};

/** The web ACL before the API: where callers are, how often they ask, and what is known to be an attack. */
export class Firewall extends Construct {
  /** By which it says that a call comes from the EEA: the services know it, and no caller can guess it. */
  readonly insideWord = STACK_UUID;

  constructor(scope: Construct, id: string, { stage, stageName, operations, today }: FirewallProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      description: 'Hjemmel: vendors and staff from the EEA only, families from anywhere',
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules: [...firewallRules({ stageName, today, insideWord: this.insideWord })],
      customResponseBodies: {
        [OUTSIDE.reason]: { contentType: 'APPLICATION_JSON', content: problem(OUTSIDE) },
        [TOO_MANY.reason]: { contentType: 'APPLICATION_JSON', content: problem(TOO_MANY) },
      },
      visibilityConfig: {
        cloudWatchMetricsEnabled: true,
        metricName: 'HjemmelFirewall',
        // A sample is a whole request, its token included.
        sampledRequestsEnabled: false,
      },
    });
    new CfnWebACLAssociation(this, 'Association', { resourceArn: stage.stageArn, webAclArn: acl.attrArn });
    this.logBlocked(acl, operations);
  }

  /**
   * Only what was blocked, without what signs a caller in and without the query. WAF prescribes how the name begins; it
   * ends as no other stack's does, because the group stays when a deployment fails. The rest of the word is not told.
   */
  private logBlocked(acl: CfnWebACL, operations: Operations): void {
    const stack = Stack.of(this);
    const name = `aws-waf-logs-hjemmel-${Fn.select(0, Fn.split('-', STACK_UUID))}`;
    const group = operations.logGroup(this, 'Logs', name);
    group.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [group.logGroupArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: { 'aws:SourceArn': `arn:${stack.partition}:logs:${stack.region}:${stack.account}:*` },
        },
      }),
    );
    const logging = new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [
        stack.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: name,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: [
        { singleHeader: { Name: 'authorization' } },
        { singleHeader: { Name: 'cookie' } },
        { queryString: {} },
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
          },
        ],
      },
    });
    logging.node.addDependency(group);
  }
}

/** What CloudFormation makes up when the stack is made. It is no secret, and nobody outside the account sees it. */
const STACK_UUID = Fn.select(2, Fn.split('/', Aws.STACK_ID));

type Refusal = { readonly reason: string; readonly status: number; readonly da: string; readonly en: string };

/** A problem document without an instance: WAF knows no id of the request that the caller could quote. */
const problem = ({ reason, status, da, en }: Refusal): string =>
  JSON.stringify({ type: `urn:hjemmel:problem:${reason}`, title: en, titleDa: da, status, reason });
