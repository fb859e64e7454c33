import { Duration, Validations } from 'aws-cdk-lib';
import {
  AuthorizationType,
  AwsIntegration,
  EndpointType,
  IdentitySource,
  type Method,
  type MethodDeploymentOptions,
  MethodLoggingLevel,
  type MethodOptions,
  RequestAuthorizer,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PAGE_ROUTES, type PageRoute, type PageService } from '../../lambdas/contracts/page-routes.ts';
import type { HttpService, Route } from '../../lambdas/contracts/route.ts';
import { type OperationsOf, ROUTES } from '../../lambdas/contracts/routes.ts';
import { ENV } from '../../lambdas/platform/env-names.ts';
import { Firewall } from './firewall.ts';
import { accessLogs, keepExecutionLogs, STAGE_NAME } from './gateway-logs.ts';
import { addGatewayProblems } from './gateway-problems.ts';
import { MINUTE, type Operations } from './operations.ts';
import type { ServiceFunction } from './service-function.ts';

export type HttpApiProps = {
  readonly authorizer: ServiceFunction;
  readonly services: Readonly<Record<HttpService | PageService, ServiceFunction>>;
  readonly operations: Operations;
  /** The day, 'YYYY-MM-DD', whose EEA vendors and staff are admitted from. */
  readonly today: string;
};

/** Requests a second, and how many at once when it was quiet before. Each method has a bucket of its own. */
type Throttle = { readonly rate: number; readonly burst: number };
/** A throttle, and the read units of the ledger that one call takes at worst: strongly consistent, 4 KB each. */
type ReadThrottle = Throttle & { readonly worstUnits: number };

/** The read units a second that a new on-demand table gives at once; the ledger gives more when it was asked for more. */
export const LEDGER_UNITS = 12_000;

/**
 * The check may take four fifths of what the ledger gives, however vendors flood it: at these rates, by the worst units of
 * each. Of the 10,000 requests a second and 5,000 at once that all methods of the account share, it takes hardly any. So
 * a vendor gets 429 long before a parent who withdraws could.
 */
export const CHECK_THROTTLES: Readonly<Record<OperationsOf<'check'>, ReadThrottle>> = {
  // Warm it takes one unit; cold, the child, a vendor and a purpose of several; of the past, three states and histories.
  evaluate: { rate: 500, burst: 500, worstUnits: 8 },
  // 98 children, and the histories of ten questions about the past.
  evaluateBatch: { rate: 20, burst: 20, worstUnits: 158 },
  // All vendors of the controller, and their list.
  searchSubject: { rate: 5, burst: 5, worstUnits: 110 },
  // Five stretches of 98 children, and their list.
  searchResource: { rate: 2, burst: 5, worstUnits: 520 },
  // The child, the vendor and, cold, the forty purposes that an agreement may instruct in.
  searchAction: { rate: 10, burst: 20, worstUnits: 48 },
};
const ALL_OTHERS: Throttle = { rate: 1000, burst: 2000 };

const OPEN: MethodOptions = { authorizationType: AuthorizationType.NONE };

const methodSettings = ({ rate, burst }: Throttle): MethodDeploymentOptions => ({
  throttlingRateLimit: rate,
  throttlingBurstLimit: burst,
  metricsEnabled: true,
  loggingLevel: MethodLoggingLevel.ERROR,
  // Would log the bodies.
  dataTraceEnabled: false,
});

/** The check's methods by API Gateway's names for them; what is set for one inherits nothing from the stage. */
const checkSettings = (): Record<string, MethodDeploymentOptions> =>
  Object.fromEntries(
    Object.entries(CHECK_THROTTLES).map(([operation, throttle]) => {
      const { path, method } = ROUTES[operation as keyof typeof CHECK_THROTTLES];
      return [`${path}/${method}`, methodSettings(throttle)];
    }),
  );

/** The API: every route of `ROUTES` to its service, behind the authorizer unless it is public, and the pages beside them. */
export class HttpApi extends Construct {
  private readonly api: RestApi;

  constructor(scope: Construct, id: string, { authorizer, services, operations, today }: HttpApiProps) {
    super(scope, id);
    this.api = new RestApi(this, 'Api', {
      restApiName: 'hjemmel',
      // The default is edge-optimised: CloudFront, which is everywhere.
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: false,
      // So that an answer may be compressed, or a font; every body then comes and goes as base64.
      binaryMediaTypes: ['*/*'],
      deployOptions: {
        stageName: STAGE_NAME,
        ...methodSettings(ALL_OTHERS),
        methodOptions: checkSettings(),
        ...accessLogs(this, operations),
      },
    });
    this.acknowledge();
    keepExecutionLogs(this.api, operations);
    addGatewayProblems(this.api);
    this.addRoutes(authorizer, services, operations);
    this.addPages(services);
    this.letIn(services);
    const { insideWord } = new Firewall(this, 'Firewall', {
      stage: this.api.deploymentStage,
      stageName: STAGE_NAME,
      operations,
      today,
    });
    for (const service of Object.values(services)) service.setEnvironment(ENV.insideWord, insideWord);
    operations.watch(this, 'ServerErrors', {
      metric: this.api.metricServerError({ period: MINUTE, statistic: 'Sum' }),
      says: 'The API answered with a 5xx',
    });
  }

  private addRoutes(
    authorizer: ServiceFunction,
    services: HttpApiProps['services'],
    operations: Operations,
  ): void {
    const tokens = new RequestAuthorizer(this, 'Tokens', {
      handler: authorizer.lambda,
      // Without it, the call is refused before it costs a call of the function.
      identitySources: [IdentitySource.header('Authorization')],
      // A token that has expired must not pass on the strength of an answer given before.
      resultsCacheTtl: Duration.seconds(0),
    });
    const guarded: MethodOptions = { authorizer: tokens, authorizationType: AuthorizationType.CUSTOM };
    for (const [operationName, route] of Object.entries<Route>(ROUTES)) {
      const isPublic = route.roles === 'public';
      const method = this.addMethod(route, services[route.service], {
        ...(isPublic ? OPEN : guarded),
        operationName,
      });
      if (route.service === 'check') {
        operations.watch(method, 'ServerErrors', {
          metric: method.metricServerError(this.api.deploymentStage, { period: MINUTE, statistic: 'Sum' }),
          says: `${route.path}: a vendor asked and got no answer`,
        });
      }
      if (isPublic) {
        Validations.of(method).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason:
            'Public by design: answers whether the service is up and what it offers, and reads no data.',
        });
      }
    }
  }

  private addPages(services: HttpApiProps['services']): void {
    for (const [operationName, route] of Object.entries<PageRoute>(PAGE_ROUTES)) {
      const method = this.addMethod(route, services[route.service], { ...OPEN, operationName });
      Validations.of(method).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'A browser sends no token: `pages` opens the session in its sealed cookie, sends who has none to sign in, ' +
          'and gives the caller in it to the services, which check her role. `assets` reads no data.',
      });
    }
  }

  private addMethod(
    { path, method }: Pick<Route, 'path' | 'method'>,
    to: ServiceFunction,
    options: MethodOptions,
  ): Method {
    const { functionArn } = to.lambda;
    const integration = new AwsIntegration({
      service: 'lambda',
      path: `2015-03-31/functions/${functionArn}/invocations`,
      proxy: true,
    });
    return this.api.root.resourceForPath(path).addMethod(method, integration, options);
  }

  /**
   * Lets the stage, and no test of a method, which would come past the firewall, call each service: one permission for a
   * service, since one for each route would take a sixth of the resources that a stack may have.
   */
  private letIn(services: HttpApiProps['services']): void {
    for (const service of Object.values(services))
      service.lambda.addPermission('Api', {
        principal: new ServicePrincipal('apigateway.amazonaws.com'),
        sourceArn: this.api.arnForExecuteApi('*', '/*', this.api.deploymentStage.stageName),
      });
  }

  private acknowledge(): void {
    Validations.of(this.api).acknowledge(
      {
        id: 'AwsSolutions-APIG2',
        reason:
          'The functions validate every body and parameter with zod and name every field that is wrong; a second ' +
          'schema in API Gateway would drift from the first and name none.',
      },
      {
        id: 'AwsSolutions-COG4',
        reason:
          'People sign in at MitID, Unilogin or FK brokers, vendors at their own client: a Lambda authorizer checks ' +
          'the OIDC token of whichever issuer the operator names, Cognito included. Only `public` routes and the pages go without.',
      },
    );
  }
}
