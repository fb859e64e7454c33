import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { agreementTerms } from '../lambdas/contracts/agreement.ts';
import { vendorBody } from '../lambdas/contracts/register.ts';
import { chainOf, pathTo } from '../lambdas/domain/chain.ts';
import { chainFindings } from '../lambdas/domain/chain-findings.ts';
import { type CalendarDate, dateInCopenhagen } from '../lambdas/domain/dates.ts';
import { findingsOf } from '../lambdas/domain/findings.ts';
import { isInside } from '../lambdas/domain/perimeter.ts';
import { endpointOf, SERVICES } from '../lambdas/platform/endpoints.ts';
import { LINK_SECONDS } from '../lambdas/store/packages.ts';
import { FUNCTION_FOLDERS } from '../lib/functions.ts';
import { hjemmelApp } from '../lib/hjemmel-app.ts';
import { markdownOf } from '../lib/residency/report/markdown.ts';
import { type ReportSources, residencyReport } from '../lib/residency/report/report.ts';
import type { AgreementFacts, ResidencyReport } from '../lib/residency/report/shape.ts';
import { hashOf, type StackTemplate, templatesIn } from '../lib/residency/report/templates.ts';

const HELP = `Writes where data rests, travels and is seen from, and what holds each, for a data protection officer to file.

  npm run residency
  npm run -s residency -- --check cdk.out

  --check   writes nothing; says whether the templates in a folder are those the filed page is about

Reads the templates of the app (made in a scratch folder; no account, no bundling), the rules that hold them and the
agreements in data/agreements. Fails for a resource, a place or a parameter that nobody has explained.
Exits 0 when it is done or the templates are the same, 1 when they are not, 2 when something could not be read.
`;

const repository = resolve(import.meta.dirname, '..');
const JSON_PAGE = resolve(repository, 'docs/residency/residency.json');
const PAGE = resolve(repository, 'docs/residency/residency.md');
const AGREEMENTS = resolve(repository, 'data/agreements');

/** The templates of the app as its law is on a day. Functions hold nothing: a template knows their code by its hash only. */
export function templatesOn(on: CalendarDate): StackTemplate[] {
  const scratch = mkdtempSync(join(tmpdir(), 'hjemmel-residency-'));
  try {
    const bundles = join(scratch, 'functions');
    for (const folder of FUNCTION_FOLDERS) {
      mkdirSync(join(bundles, folder), { recursive: true });
      writeFileSync(join(bundles, folder, 'index.js'), '');
    }
    const app = hjemmelApp({ bundles, today: on, outdir: join(scratch, 'cdk.out'), checkSchemas: false });
    return templatesIn(app.synth().directory);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Findings that say where data is or who holds it, besides those of the chain itself. */
const WHEREABOUTS =
  /^(annex-|places?-|cloud-providers-named-only|sub-processor-list-missing|sub-processors-not-stated|transfer-|agreement-is-no-transfer-ground|legal-requirement-exception)/;

/** The agreements that come with the system, as they stand on a day. No webhook is registered in them. */
export const agreementsOn = (on: CalendarDate): AgreementFacts[] =>
  readdirSync(AGREEMENTS)
    .sort()
    .map((name) => {
      const file = join(AGREEMENTS, name);
      const given = agreementFile.parse(JSON.parse(readFileSync(file, 'utf8')));
      return agreementFacts(relative(repository, file), given, on);
    });

const agreementFile = z.object({ vendor: vendorBody, terms: agreementTerms });

function agreementFacts(
  file: string,
  { vendor, terms }: z.output<typeof agreementFile>,
  on: CalendarDate,
): AgreementFacts {
  const { processor, title, perimeter, places } = terms;
  const ofChain = new Set(chainFindings(terms, vendor, on).map(({ code }) => code));
  return {
    file,
    vendor: processor.name,
    title,
    perimeter: { kind: perimeter.kind, clause: perimeter.clause, ...perimeter.text },
    placesStated: places.length > 0,
    chain: chainOf(terms, null).map((link) => ({
      path: pathTo(terms, link),
      activity: link.activity,
      country: link.country,
      status: link.country === null ? 'unknown' : isInside(perimeter, link, on) ? 'inside' : 'outside',
    })),
    findings: findingsOf(terms, vendor, on).map(({ code, text, clause = null }) => ({
      code,
      clause,
      ...text,
      whereabouts: ofChain.has(code) || WHEREABOUTS.test(code),
    })),
  };
}

/** All that the report is drawn from, on a day. */
export const sourcesOn = (on: CalendarDate): ReportSources => ({
  templates: templatesOn(on),
  agreements: agreementsOn(on),
  endpoints: Object.fromEntries(SERVICES.map((service) => [service, endpointOf(service)])),
  linkSeconds: LINK_SECONDS,
  on,
});

/** The files of a report, with what is written in each. */
export const filesOf = (
  report: ResidencyReport,
): readonly { readonly file: string; readonly text: string }[] => [
  { file: PAGE, text: markdownOf(report) },
  { file: JSON_PAGE, text: `${JSON.stringify(report, null, 2)}\n` },
];

function write(on: CalendarDate): number {
  const report = residencyReport(sourcesOn(on));
  for (const { file, text } of filesOf(report)) {
    writeFileSync(file, text);
    console.log(`wrote ${relative(repository, file)}`);
  }
  const resources = report.stacks.reduce((sum, stack) => sum + stack.resources, 0);
  console.log(
    `${resources} resources, ${report.rests.length} places where something rests, ${report.travels.length} ways, ` +
      `${report.agreements.length} agreements; templates ${report.templates.slice(0, 12)}…`,
  );
  return 0;
}

/** Compares the templates of a folder with those the filed page is about. */
function check(folder: string): number {
  const { templates: filed } = JSON.parse(readFileSync(JSON_PAGE, 'utf8')) as ResidencyReport;
  const found = hashOf(templatesIn(folder));
  const same = found === filed;
  console.log(
    `${folder}: ${found}\nfiled page: ${filed}\n${same ? 'the same templates' : 'not the same templates'}`,
  );
  return same ? 0 : 1;
}

function run(args: readonly string[]): number {
  const { values } = parseArgs({
    args: [...args],
    options: { check: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  return values.check === undefined ? write(dateInCopenhagen(new Date().toISOString())) : check(values.check);
}

if (import.meta.main) {
  try {
    process.exitCode = run(process.argv.slice(2));
  } catch (error) {
    console.error(`residency: ${(error as Error).message}`);
    process.exitCode = 2;
  }
}
