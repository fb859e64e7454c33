import { parseArgs } from 'node:util';
import { REGION } from '../lambdas/platform/region.ts';
import { UnreadableInput } from '../lib/guard/assembly.ts';
import { guard } from '../lib/guard/guard.ts';
import { rulesPage } from '../lib/guard/page.ts';

const HELP = `Finds everything in CloudFormation templates that could let data leave the allowed regions.

  npm run -s guard -- <template.json | cdk.out> [--region eu-central-1] [--allow eu-central-1,eu-north-1]

  --region   the region of the stack, where the assembly does not say; unknown is a finding
  --allow    the regions data may be in, all in the EEA; ${REGION} alone unless you say otherwise
  --rules    print what each rule forbids, why, and what to do instead, as Markdown

Prints a JSON array of findings { rule, logicalId, type, path, message, remedy }.
Exits 0 when there are none, 1 when there are some, 2 when the input cannot be read.
What each rule forbids, and why: docs/residency/rules.md.
`;

function run(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      region: { type: 'string' },
      allow: { type: 'string' },
      rules: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help || values.rules) {
    process.stdout.write(values.help ? HELP : rulesPage());
    return 0;
  }
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new UnreadableInput(`name one template or one folder\n\n${HELP}`);
  const findings = guard(path, {
    region: values.region,
    allow: listOf(values.allow ?? REGION),
    on: new Date().toISOString().slice(0, 10),
  });
  process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  return findings.length > 0 ? 1 : 0;
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  // Whatever it is, the input was not read: 1 would say that it was.
  process.stderr.write(`guard: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
