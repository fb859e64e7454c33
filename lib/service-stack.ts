import { CfnParameter, type CfnParameterProps, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ENV } from '../lambdas/platform/env-names.ts';
import { DeadlineWatch } from './constructs/deadline-watch.ts';
import { Dispatcher } from './constructs/dispatcher.ts';
import { HttpApi } from './constructs/http-api.ts';
import { Operations } from './constructs/operations.ts';
import { QueueWorker } from './constructs/queue-worker.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import type { DataStack } from './data-stack.ts';
import { httpServices } from './http-services.ts';
import { rightWorkers } from './right-workers.ts';

export type ServiceStackProps = StackProps & {
  readonly data: DataStack;
  /** The folder of the bundled functions. */
  readonly bundles: string;
  /** The day, 'YYYY-MM-DD', whose law the firewall keeps. */
  readonly today: string;
};

/** Everything that acts: functions, queues, routes, the schedule and the alarms. It holds no data, only logs. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { data, bundles, today, ...props }: ServiceStackProps) {
    super(scope, id, props);
    const operations = new Operations(this, 'Operations');
    const common = { bundles, operations };

    // In: commands and checks.
    const authorizer = this.authorizer(data, common);
    const services = httpServices(this, data, common);
    operations.watchCode(
      services.check.logs,
      'state-unreadable',
      'What stands in the ledger where a state should be cannot be read: checks that need it are denied',
    );
    this.signInAt(services.pages);
    operations.watchCode(
      services.pages.logs,
      'issuer-unavailable',
      'People cannot sign in for the pages: their broker does not answer as it should',
    );
    new HttpApi(this, 'Http', { authorizer, services, operations, today });

    // Out: a queue and a worker for every right, the notices to vendors, and the raising of many requests at once.
    const rights = rightWorkers(this, data, common);
    const notices = this.notices(data, common);
    const bulks = this.bulks(data, common);
    const { dispatch } = new Dispatcher(this, 'Dispatch', { ledger: data.ledger, ...common });
    for (const queue of [...rights, notices, bulks]) queue.grantSend(dispatch);

    // By the clock.
    const { deadlines } = new DeadlineWatch(this, 'Deadlines', common);
    data.ledger.grantAppend(deadlines);
  }

  /** Who the caller is: the token by the issuer's keys, and a CPR number in it by its lookup. */
  private authorizer({ identity, lookup }: DataStack, common: Common): ServiceFunction {
    const authorizer = new ServiceFunction(this, 'Authorizer', {
      ...common,
      folder: 'authorizer',
      description: 'Tells who calls, by the bearer token',
      // Three times as long as the keys of the issuer are waited for.
      timeout: Duration.seconds(10),
      memorySize: 1024,
      // It can say 401 only by failing; when it really fails, the API answers 503, and that rings.
      watchErrors: false,
    });
    common.operations.watchCode(
      authorizer.logs,
      'token-check-failed',
      "Nobody gets in: the issuer's keys cannot be fetched",
    );
    identity.grant(authorizer, 'GetItem');
    lookup.grant(authorizer, 'GenerateMac');
    this.configure(authorizer, {
      [ENV.issuer]: ['IssuerUrl', { description: 'Issuer (iss) of accepted tokens', ...HTTPS }],
      [ENV.audience]: ['IssuerAudience', { description: 'Audience (aud) of accepted tokens' }],
      [ENV.jwks]: ['IssuerJwksUrl', { description: "Where the issuer's keys are", ...HTTPS }],
    });
    return authorizer;
  }

  /** Where people sign in for the pages: families by one door, staff by the other. */
  private signInAt(pages: ServiceFunction): void {
    this.configure(pages, {
      [ENV.familyIssuer]: [
        'FamilyIssuerUrl',
        {
          description: 'Where guardians and pupils sign in: the issuer of a MitID or Unilogin broker',
          ...HTTPS,
        },
      ],
      [ENV.familyClient]: ['FamilyClientId', { description: 'The name the pages have at that broker' }],
      [ENV.familyAcr]: [
        'FamilyAcrValues',
        {
          description: 'What it is asked for (acr_values) when NSIS Substantial is needed',
          default: 'https://data.gov.dk/concept/core/nsis/loa/Substantial',
        },
      ],
      [ENV.staffIssuer]: [
        'StaffIssuerUrl',
        { description: "Where staff sign in: the issuer of FK Adgangsstyring's broker", ...HTTPS },
      ],
      [ENV.staffClient]: ['StaffClientId', { description: 'The name the pages have at that broker' }],
    });
  }

  /** Tells a function what only the operator knows, each by a parameter of the stack. */
  private configure(
    to: ServiceFunction,
    settings: Readonly<Record<string, readonly [id: string, CfnParameterProps]>>,
  ): void {
    for (const [name, [id, props]] of Object.entries(settings))
      to.setEnvironment(name, new CfnParameter(this, id, props).valueAsString);
  }

  private notices({ ledger, webhook }: DataStack, common: Common): QueueWorker {
    const notices = new QueueWorker(this, 'Notices', {
      ...common,
      folder: 'notices',
      description: 'Sends signed webhooks to vendors',
      envName: ENV.noticesQueue,
      // Vendors are told in any order: one that does not answer must not hold back the others.
      fifo: false,
    });
    ledger.grantAppend(notices.worker);
    webhook.grant(notices.worker, 'GenerateMac');
    common.operations.watchCode(
      notices.worker.logs,
      'webhook-outside-perimeter',
      "A vendor is not told of its tasks, whose clocks run: its webhook's host lies outside an agreement's perimeter",
    );
    return notices;
  }

  private bulks({ ledger }: DataStack, common: Common): QueueWorker {
    const bulks = new QueueWorker(this, 'Bulks', {
      ...common,
      folder: 'bulks',
      description: 'Raises the erasures of many children, portion by portion',
      envName: ENV.bulksQueue,
      // Only a queue without order can hold a message back for as long as the rate says.
      fifo: false,
      // One portion of children in memory, not ten.
      batchSize: 1,
    });
    ledger.grantAppend(bulks.worker);
    return bulks;
  }
}

const HTTPS = { allowedPattern: '^https://.+', constraintDescription: 'must be an https URL' };

type Common = { readonly bundles: string; readonly operations: Operations };
