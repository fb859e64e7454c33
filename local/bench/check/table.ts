import type { Goal, Section } from './part.ts';
import type { Comparison, Spread } from './statistics.ts';

export const micros = (value: number): string =>
  value < 10_000 ? `${value.toFixed(0)} µs` : `${(value / 1000).toFixed(1)} ms`;

/** A median with the least and the greatest: `1.12 (1.10-1.15)`. */
export const spreadCell = ({ median, min, max }: Spread, digits = 2): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}-${max.toFixed(digits)})`;

export const ratioCells = ({ ratio }: Comparison): readonly string[] => [
  spreadCell(ratio.p50),
  spreadCell(ratio.p99),
];

const goalLines = ({ text, measured, met, beside }: Goal): readonly string[] => [
  `  ${met ? 'met    ' : 'NOT MET'}  ${text}: ${measured}`,
  ...beside.map((line) => `           ${line}`),
];

/** A section as lines of text, its columns under each other: the first to the left, the others to the right. */
export function renderSection({ title, head, rows, goals, notes }: Section): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  return [
    title,
    ...all.map((cells) => `  ${line(cells)}`),
    ...goals.flatMap(goalLines),
    ...notes.map((note) => `  - ${note}`),
  ].join('\n');
}
