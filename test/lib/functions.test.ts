import { describe, expect, it } from '@jest/globals';
import { ISSUER_WITHIN_MS } from '../../lambdas/platform/egress.ts';
import { FUNCTION_FOLDERS } from '../../lib/functions.ts';
import { EXPECTED } from './expected-functions.ts';
import { named, referenceOf } from './names.ts';
import { permissionsOf, statementsByFunction } from './permissions.ts';
import { synthesize } from './synth.ts';

const { service } = synthesize();
const functions = named(service, 'AWS::Lambda::Function').map(({ name, Properties }) => ({
  name: name.replace(/Function$/, ''),
  Properties,
}));
const statements = statementsByFunction(service);
const own = (name: string) => statements.get(name) ?? [];
const short = (name: string) => name.replace(/Worker$/, '');

describe('the functions', () => {
  it('are those that have a folder, and those that are expected', () => {
    expect(functions).toHaveLength(FUNCTION_FOLDERS.length);
    expect(functions.map(({ name }) => short(name)).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(functions)('$name runs Node 24 on arm64 and logs to a group of its own', ({ name, Properties }) => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
    });
    expect(referenceOf(Properties.LoggingConfig.LogGroup)).toBe(`${name}Logs`);
    expect(permissionsOf(own(name))[`${name}Logs`]).toBe('logs:CreateLogStream logs:PutLogEvents');
  });

  it.each(functions)('$name is told what it needs and nothing else', ({ name, Properties }) => {
    const told = Object.entries(Properties.Environment?.Variables ?? {});
    expect(Object.fromEntries(told.map(([key, value]) => [key, referenceOf(value)]))).toEqual(
      EXPECTED[short(name)]?.environment,
    );
  });

  it.each(functions)('$name may do what is expected and nothing else', ({ name }) => {
    const { [`${name}Logs`]: _, ...may } = permissionsOf(own(name));
    expect(may).toEqual(EXPECTED[short(name)]?.may);
  });

  it('that run within a limit of their own are the check alone, which must leave the commands room', () => {
    const reserved = functions.flatMap(({ name, Properties }) =>
      Properties.ReservedConcurrentExecutions === undefined
        ? []
        : [[name, Properties.ReservedConcurrentExecutions]],
    );
    expect(reserved).toEqual([['Check', 300]]);
  });

  it('that fetch the keys of the issuer outlive the wait for them by far, so that they can say what failed', () => {
    for (const waiting of ['Authorizer', 'Pages']) {
      const { Properties } = functions.find(({ name }) => name === waiting) ?? {};
      expect(Properties?.Timeout * 1000).toBeGreaterThanOrEqual(3 * ISSUER_WITHIN_MS);
    }
  });

  it('never run where the local stack does: no endpoint and no local mode is set', () => {
    const names = functions.flatMap(({ Properties }) => Object.keys(Properties.Environment?.Variables ?? {}));
    expect(names.filter((name) => /^AWS_|HJEMMEL_LOCAL/.test(name))).toEqual([]);
  });
});

describe('their policies', () => {
  const all = [...statements].flatMap(([name, list]) => list.map((statement) => ({ name, ...statement })));

  it('name no action by wildcard', () => {
    expect(all.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('name a resource by wildcard only below a prefix of the packages bucket', () => {
    const wild = new Set(
      all.flatMap(({ resources }) => resources).filter((resource) => resource.includes('*')),
    );
    expect([...wild].sort()).toEqual(['PackagesBucket/packages/*', 'PackagesBucket/parts/*']);
  });

  it('let the keys of data at rest be used only by way of the service that stores it', () => {
    const direct = all.filter(
      ({ name, resources, conditions }) =>
        name !== 'DispatchWorker' &&
        resources.some((resource) => /^(Ledger|Identity|Packages)Key$/.test(resource)) &&
        !/"kms:ViaService":"(dynamodb|s3)\.eu-central-1\.amazonaws\.com"/.test(
          JSON.stringify(conditions ?? {}),
        ),
    );
    expect(direct).toEqual([]);
  });

  it('are the only ones: no function has a managed policy', () => {
    const managed = named(service, 'AWS::IAM::Role').filter(({ Properties }) => Properties.ManagedPolicyArns);
    expect(managed.map(({ name }) => name)).toEqual(['HttpApiLogsRole']);
  });
});
