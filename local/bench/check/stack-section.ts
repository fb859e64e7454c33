import type { Section } from './part.ts';
import type { StackMeasured, Throughput } from './stack.ts';
import { micros, spreadCell } from './table.ts';

/** What lies between two requests of which the second goes further in. */
const LAYERS = [
  ['HTTP: the asking client and the server, constant answer', 'constant', undefined],
  ['the API: firewall, route, event, a function’s thread and back', 'health', 'constant'],
  ['the authorizer: its thread, the token’s signature', 'refused', 'health'],
  ['the check’s function: its read by the gate, its decision', 'check', 'refused'],
] as const;

const BURNER_NAMES = {
  server: 'the server’s thread (HTTP, API, gate)',
  functions: 'threads of functions (authorizer, check), GC',
  database: 'the database',
  asking: 'this process, which asks',
} as const;

const cells = ({ perSecond, p50, p99 }: Throughput): readonly string[] => [
  spreadCell(perSecond, 0),
  micros(p50),
  micros(p99),
];

export function presentStack({ checks, inBatches, steps, cpu, authorizerMs }: StackMeasured): Section {
  const whole = steps.check;
  const percent = (part: number, of: number): string => `${((part * 100) / of).toFixed(0)} %`;
  const layers = LAYERS.map(([what, to, from]) => {
    const took = steps[to] - (from === undefined ? 0 : steps[from]);
    return [what, '', micros(took), '', percent(took, whole)];
  });
  const burnt = Object.keys(BURNER_NAMES) as (keyof typeof BURNER_NAMES)[];
  const all = burnt.reduce((sum, name) => sum + cpu[name], 0);
  const refused = checks.reduce((sum, { stack }) => sum + stack.refused, 0);
  return {
    title: 'stack: checks by HTTP on the whole local stack, against a constant by the same server',
    head: ['', 'a second (rounds)', 'p50', 'p99', 'share of constant'],
    rows: [
      ...checks.flatMap(({ concurrency, stack, constant, share }) => [
        [`check, ${concurrency} at once`, ...cells(stack), spreadCell(share)],
        [`constant, ${concurrency} at once`, ...cells(constant), ''],
      ]),
      [
        `checks in batches of ${inBatches.children}, which the route’s throttle bounds`,
        spreadCell(inBatches.perSecond, 0),
        '',
        '',
        '',
      ],
      ['one check at a time goes to', '', micros(whole), '', '100 %'],
      ...layers,
      [
        '  of which the database: the same GetItem by HTTP, without the SDK',
        '',
        micros(steps.getItem),
        '',
        percent(steps.getItem, whole),
      ],
      [`CPU for one check, ${cpu.concurrency} at once`, '', micros(all * 1000), '', '100 %'],
      ...burnt.map((name) => [BURNER_NAMES[name], '', micros(cpu[name] * 1000), '', percent(cpu[name], all)]),
    ],
    goals: [],
    notes: [
      'the stack, the database and the process that asks share the machine’s cores; no result of the authorizer is remembered, as in the cloud',
      'layers: whole requests that go further and further in, in turns, one at a time; each is the difference of two medians',
      'CPU: what the system counts for each process and thread before and after a stretch of load',
      `the authorizer’s function itself took ${authorizerMs.toFixed(1)} ms on average over the whole run`,
      ...(refused > 0
        ? [`${refused} answers said to come again (429 or 503); they are not counted as checks`]
        : []),
    ],
  };
}
