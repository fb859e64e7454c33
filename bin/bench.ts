import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchCheck } from '../local/bench/check/bench.ts';
import { PART_NAMES, PARTS, type PartName } from '../local/bench/check/parts.ts';
import { renderSection } from '../local/bench/check/table.ts';

const HELP = `npm run bench [-- options]: how fast and how dear the check is, as ratios measured side by side

  --only A,B    some parts only, with those that they are made from (all)
  --quick       fewer rounds: in a minute instead of four, and rougher
  --json FILE   writes all that was measured to a file as JSON, too
  --help        this text

${PART_NAMES.map((name) => `  ${name.padEnd(12)}${PARTS[name].says}`).join('\n')}

Starts databases and a stack of its own, so none need run. Times depend on the machine and on what else it does: read
the ratios and their spread. Exits with 0 when all was measured, whether or not a goal is met.`;

const fail = (message: string): never => {
  console.error(`hjemmel: ${message}`);
  process.exit(1);
};

const readOptions = () => {
  try {
    return parseArgs({
      options: {
        only: { type: 'string', default: PART_NAMES.join(',') },
        quick: { type: 'boolean', default: false },
        json: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
};

const isPart = (name: string): name is PartName => (PART_NAMES as readonly string[]).includes(name);

const values = readOptions();
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const parts = values.only
  .split(',')
  .map((name) => (isPart(name) ? name : fail(`--only knows no ${name}; there are ${PART_NAMES.join(', ')}`)));
try {
  const report = await benchCheck({ parts, quick: values.quick, say: console.error });
  const { cores, model, platform, node, dynoxide } = report.machine;
  console.log(
    `\nNode ${node} on ${platform}, ${cores} cores (${model}), dynoxide ${dynoxide}; ${report.seconds} s${report.quick ? ', quick' : ''}`,
  );
  for (const section of report.sections) console.log(`\n${renderSection(section)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
