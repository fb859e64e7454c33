import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { filesOf, sourcesOn } from '../../bin/residency.ts';
import type { Part } from '../../lib/guard/assembly.ts';
import { RULES } from '../../lib/guard/rules.ts';
import { ORGANISATION_POLICY } from '../../lib/residency/organisation-policy.ts';
import { PERMISSIONS_BOUNDARY } from '../../lib/residency/permissions-boundary.ts';
import { cloudFacts } from '../../lib/residency/report/cloud-facts.ts';
import { guardRules, leftOut, statements } from '../../lib/residency/report/holds.ts';
import { markdownOf } from '../../lib/residency/report/markdown.ts';
import { lawSince, residencyReport } from '../../lib/residency/report/report.ts';
import { BOOKS, type Hold, type Resting } from '../../lib/residency/report/shape.ts';
import { hashOf, templateOf, templatesIn } from '../../lib/residency/report/templates.ts';
import { stubbedApp } from './synth.ts';

const TODAY = '2026-11-22';
const repository = resolve(import.meta.dirname, '../..');
const sources = sourcesOn(TODAY);
const report = residencyReport(sources);
const page = markdownOf(report);
const assembly = stubbedApp({ checkSchemas: false }).synth();
const templates = assembly.stacks.map(({ stackName, template }) => ({ stack: stackName, json: template }));
const partOf = (stackName: string, source: object, region: string | undefined = 'eu-central-1'): Part => ({
  file: `${stackName}.template.json`,
  source: source as Part['source'],
  region,
  stackName,
  nested: {},
});

// biome-ignore lint/suspicious/noExplicitAny: a template is changed here by hand, as CloudFormation would let anyone
type Loose = any;
/** The report of templates of which one is changed. */
const changed = (stack: string, change: (template: Loose) => void, region?: string) =>
  residencyReport({
    ...sources,
    templates: templates.map((each) => {
      const json = structuredClone(each.json);
      if (each.stack === stack) change(json);
      return templateOf(partOf(each.stack, json, each.stack === stack ? region : undefined));
    }),
  });
const idOf = (template: Loose, start: string): string =>
  Object.keys(template.Resources).find((id) => id.startsWith(start)) ?? 'none';
const place = (from: { rests: readonly Resting[] }, name: string): Resting | undefined =>
  from.rests.find((each) => each.name === name);

const holds: readonly Hold[] = [
  ...report.everywhere,
  ...[...report.rests, ...report.travels, ...report.seenFrom, ...report.resources].flatMap(
    (each) => each.heldBy,
  ),
];
const namesIn = (book: keyof typeof BOOKS): string[] => [
  ...new Set(holds.filter((hold) => hold.startsWith(`${book}/`)).map((hold) => hold.slice(book.length + 1))),
];

describe('the filed pages', () => {
  it.each(filesOf(report))('$file is what the command writes', ({ file, text }) => {
    // If this fails: npm run residency
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('are the same on every day between two changes of the law', () => {
    const { lawSince: day, summary } = residencyReport({ ...sources, on: '2026-02-03' });
    expect({ day, summary }).toEqual({ day: report.lawSince, summary: report.summary });
    expect(lawSince('2026-01-26')).toBe('2023-07-10');
    expect(lawSince('2031-12-27')).toBe('2031-12-27');
  });

  it('are about the templates, whatever code the functions have', () => {
    expect(hashOf(templatesIn(assembly.directory))).toBe(report.templates);
  });

  it('have another hash when anything that is deployed is another', () => {
    const [{ stack, json }] = templates as [(typeof templates)[number]];
    const hash = (value: object): string => hashOf([templateOf(partOf(stack, value))]);
    const paths = leavesOf({ Resources: json.Resources });
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        const other = structuredClone(json);
        set(other, path, 'something else');
        expect(hash(other)).not.toBe(hash(json));
      }),
      { numRuns: 50 },
    );
  });
});

describe('nothing is left out', () => {
  it('of the resources of the templates', () => {
    const all = templates.flatMap(({ stack, json }) =>
      Object.keys(json.Resources).map((logicalId) => `${stack}/${logicalId}`),
    );
    expect(report.resources.flatMap(({ resources }) => resources).sort()).toEqual(all.sort());
  });

  it.each([
    'AWS::DynamoDB::Table',
    'AWS::S3::Bucket',
    'AWS::SQS::Queue',
    'AWS::SNS::Topic',
    'AWS::KMS::Key',
    'AWS::Logs::LogGroup',
  ])('of the places of type %s, each named on the page', (type) => {
    const ids = templates.flatMap(({ json }) =>
      Object.entries<Loose>(json.Resources)
        .filter(([, resource]) => resource.Type === type)
        .map(([id]) => id),
    );
    const places = report.rests.filter((each) => each.type === type);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(places.map(({ logicalId }) => logicalId))).toEqual(new Set(ids));
    expect(places.filter(({ name }) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('of the agreements, their links and their missing annexes', () => {
    expect(report.agreements.map(({ vendor }) => vendor)).toEqual([
      'JH Software ApS',
      'LearnLab',
      'Lindhardt og Ringhof Forlag A/S',
    ]);
    const unknown = report.agreements
      .flatMap(({ chain }) => chain)
      .filter(({ status }) => status === 'unknown');
    expect(unknown.map(({ path }) => path.at(-1))).toEqual(['Microsoft Azure', 'Amazon Web Services']);
    for (const annex of ['Bilag B', 'Bilag C', 'Bilag D']) expect(page).toContain(`${annex} mangler.`);
  });

  it('of what the organisation’s policy lets be called outside the region', () => {
    expect(leftOut().length).toBeGreaterThan(0);
    expect(new Set(report.outside.flatMap((fact) => fact.leftOut))).toEqual(new Set(leftOut()));
    expect(() => cloudFacts([...leftOut(), 'cloudfront:*'])).toThrow('cloudfront:*');
    expect(() => cloudFacts(leftOut().slice(1))).toThrow(leftOut()[0] ?? '');
  });
});

describe('what nobody has explained stops the report', () => {
  it.each<[string, string, (template: Loose) => void, string]>([
    [
      'a type',
      'HjemmelService',
      (t) => (t.Resources.Cache = { Type: 'AWS::ElastiCache::ReplicationGroup' }),
      'AWS::ElastiCache::ReplicationGroup',
    ],
    [
      'a nested stack',
      'HjemmelService',
      (t) => (t.Resources.More = { Type: 'AWS::CloudFormation::Stack' }),
      'AWS::CloudFormation::Stack',
    ],
    [
      'a type named like a part of an object',
      'HjemmelData',
      (t) => (t.Resources.X = { Type: 'constructor' }),
      'constructor',
    ],
    [
      'a place',
      'HjemmelData',
      (t) => (t.Resources.DraftTable9343E4AA = t.Resources[idOf(t, 'LedgerTable')]),
      'HjemmelData/DraftTable',
    ],
    [
      'a parameter',
      'HjemmelService',
      (t) => (t.Parameters.ReportTo = { Type: 'String' }),
      'HjemmelService/ReportTo',
    ],
    [
      'a store that is not encrypted',
      'HjemmelData',
      (t) => delete t.Resources[idOf(t, 'LedgerTable')].Properties.SSESpecification,
      'encrypted',
    ],
    [
      'a queue that is not encrypted',
      'HjemmelService',
      (t) => delete t.Resources[idOf(t, 'AccessQueue')].Properties.SqsManagedSseEnabled,
      'encrypted',
    ],
    [
      'a log without our key',
      'HjemmelService',
      (t) => delete t.Resources[idOf(t, 'HttpAccessLogs')].Properties.KmsKeyId,
      'encrypted',
    ],
    [
      'an API at the edge',
      'HjemmelService',
      (t) => (t.Resources[idOf(t, 'HttpApi4')].Properties.EndpointConfiguration.Types = ['EDGE']),
      'not regional',
    ],
    [
      'an API that says nothing',
      'HjemmelService',
      (t) => delete t.Resources[idOf(t, 'HttpApi4')].Properties.EndpointConfiguration,
      'not regional',
    ],
    [
      'a firewall that admits everyone',
      'HjemmelService',
      (t) => (t.Resources[idOf(t, 'HttpFirewallAcl')].Properties.Rules = []),
      'whom it admits',
    ],
  ])('%s', (_what, stack, change, says) => {
    expect(() => changed(stack, change)).toThrow(says);
  });

  it('a stack elsewhere, or nobody knows where', () => {
    expect(() => changed('HjemmelService', () => undefined, 'eu-west-1')).toThrow('not in one known region');
    expect(() => templateOf(partOf('HjemmelData', {}, undefined))).not.toThrow();
    expect(() => templateOf({ ...partOf('HjemmelData', {}), region: undefined })).toThrow('not known');
  });
});

describe('a place is described as its template has it', () => {
  it('the tables, with their backups, the stream and who uses them', () => {
    expect(place(report, 'IdentityTable')).toMatchObject({
      holds: ['direct', 'pseudonymous'],
      encryption: 'own key `IdentityKey`',
      usedBy: [
        'Authorizer',
        'Children',
        'Requests',
        'Tasks',
        'Pages',
        'Access',
        'Rectification',
        'Erasure',
        'Portability',
      ],
    });
    expect(place(report, 'IdentityTable (backup)')?.kept).toBe('35 days');
    expect(place(report, 'LedgerTable (stream)')?.usedBy).toEqual(['Dispatch']);
    expect(place(report, 'LedgerTable')?.usedBy).not.toContain('Dispatch');
    expect(place(report, 'IdentityTable (stream)')).toBeUndefined();
  });

  it('what keeps it in the region, by the rules of its own kind', () => {
    expect(place(report, 'LedgerTable')?.heldBy).toEqual(
      expect.arrayContaining([
        'guard/table-replica',
        'organisation-policy/Replicas',
        'organisation-policy/CopiesAndExports',
        'permissions-boundary/Replicas',
        'resource-policy/OnlyAtHome',
      ]),
    );
    expect(place(report, 'LedgerTable')?.heldBy).not.toContain('organisation-policy/MultiRegionKeys');
    expect(place(report, 'SealKey')?.heldBy).toContain('organisation-policy/MultiRegionKeys');
  });

  it('how long it is kept', () => {
    expect(place(report, 'PackagesBucket')?.kept).toMatch(
      /^`packages\/` 30 days, `parts\/` 180 days, no old versions/,
    );
    expect(place(report, 'AccessDeadLetters')?.kept).toBe('at most 14 days');
    expect(place(report, 'AccessQueue')?.kept).toBe('at most 4 days');
    const other = changed('HjemmelData', (t) => {
      const bucket = t.Resources[idOf(t, 'PackagesBucket3')].Properties;
      bucket.LifecycleConfiguration.Rules[0].ExpirationInDays = 400;
      bucket.VersioningConfiguration = { Status: 'Enabled' };
      delete t.Resources[idOf(t, 'LedgerTable')].Properties.PointInTimeRecoverySpecification;
    });
    expect(place(other, 'PackagesBucket')?.kept).toMatch(/^`packages\/` 400 days, .*with old versions/);
    expect(place(other, 'LedgerTable (backup)')).toBeUndefined();
    const forEver = changed('HjemmelService', (t) => {
      delete t.Resources[idOf(t, 'CheckLogs')].Properties.RetentionInDays;
    });
    expect(place(forEver, 'CheckLogs')?.kept).toBe('for ever');
  });

  it('what its own policy refuses, and no more', () => {
    const own = (from: typeof report, name: string) =>
      place(from, name)?.heldBy.filter((hold) => hold.startsWith('resource-policy/'));
    expect(own(report, 'SealKey')).toEqual([
      'resource-policy/OnlyAtHome',
      'resource-policy/OnlyOurAccount',
      'resource-policy/OnlyEncrypted',
      'resource-policy/OnlyServicesAtHome',
    ]);
    const other = changed('HjemmelService', (t) => {
      delete t.Resources[idOf(t, 'AccessQueuePolicy')];
    });
    expect(own(other, 'AccessQueue')).toEqual([]);
    expect(own(other, 'ErasureQueue')).toEqual(own(report, 'AccessQueue'));
  });
});

describe('the rules it names', () => {
  it('are rules of the guard', () => {
    expect(namesIn('guard').filter((id) => !RULES.some((rule) => rule.id === id))).toEqual([]);
    expect(namesIn('guard').length).toBeGreaterThan(10);
    expect(
      namesIn('guard').filter((id) => !existsSync(join(repository, BOOKS.guard.file, `${id}.ts`))),
    ).toEqual([]);
    expect(() => guardRules('table-replica', 'no-such-rule')).toThrow('no-such-rule');
  });

  it('are statements of the policies', () => {
    const sids = (policy: typeof ORGANISATION_POLICY) => policy.Statement.map(({ Sid }) => Sid);
    expect(sids(ORGANISATION_POLICY)).toEqual(expect.arrayContaining(namesIn('organisation-policy')));
    expect(sids(PERMISSIONS_BOUNDARY)).toEqual(expect.arrayContaining(namesIn('permissions-boundary')));
    expect(() => statements('permissions-boundary', 'StackSetsNowhere')).toThrow('StackSetsNowhere');
  });

  it('are rules of the firewall, and statements of the resources', () => {
    const all = JSON.stringify(templates.map(({ json }) => json));
    expect(namesIn('firewall').filter((name) => !all.includes(`"Name":"${name}"`))).toEqual([]);
    // The CDK's own statement on the version of TLS has no name.
    const named = namesIn('resource-policy').filter((name) => name !== 'OnlyTls12');
    expect(named.filter((name) => !all.includes(`"Sid":"${name}"`))).toEqual([]);
  });

  it('are in the code where it says', () => {
    const missing = namesIn('code').filter((where) => {
      const [file = '', name = ''] = where.split('#');
      return !new RegExp(`\\b${name}\\b`).test(readFileSync(join(repository, file), 'utf8'));
    });
    expect(missing).toEqual([]);
  });

  it('say of every place what holds it besides the general rules', () => {
    expect(report.rests.filter(({ heldBy }) => heldBy.length === 0)).toEqual([]);
  });
});

describe('the page', () => {
  it('draws only what it has declared, and every way', () => {
    const picture = /```mermaid\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const declared = new Set([...picture.matchAll(/^ {4}(\w+)\[/gm)].map(([, id]) => id));
    const edges = [...picture.matchAll(/^ {2}(\w+) (?:-- \d+ -->|-\. \d+ \.->|-->) (\w+)$/gm)];
    expect(edges.flatMap(([, from, to]) => [from, to]).filter((id) => !declared.has(id))).toEqual([]);
    const links = new Set(
      report.agreements.flatMap(({ vendor, chain }) =>
        chain.map(({ path, country }) => `${vendor} ${path.at(-1)} ${country}`),
      ),
    );
    expect(edges).toHaveLength(report.travels.length + links.size);
  });

  it('has as many cells in each row of a table as the table has columns', () => {
    const tables = page
      .trim()
      .split('\n\n')
      .filter((block) => block.startsWith('| '));
    const columns = (row: string): number => row.split(/(?<!\\)\|/).length;
    expect(tables.length).toBeGreaterThan(8);
    for (const table of tables) expect(new Set(table.split('\n').map(columns)).size).toBe(1);
  });

  it('says every way and every viewer that no technique holds', () => {
    const notHeld = [...report.travels, ...report.seenFrom].filter(
      ({ leavesEea }) => leavesEea === 'not held by technique',
    );
    expect(notHeld.length).toBeGreaterThan(0);
    for (const { heldBy } of notHeld) expect(heldBy.some((hold) => hold.startsWith('by-hand/'))).toBe(true);
  });
});

/** The paths of all values in a template but those that are no part of what is deployed. */
function leavesOf(value: Loose, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return Object.entries(value)
    .filter(([key]) => key !== 'Metadata' && key !== 'S3Key')
    .flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function set(value: Loose, path: readonly string[], to: string): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) value[key] = to;
  else set(value[key], rest, to);
}
