import { RULES } from './rules.ts';

/** Every rule of the guard as a page of Markdown: what it forbids, why, which clause or article asks for it, what to do. */
export const rulesPage = (): string => `# What the region guard forbids

Written by \`npm run -s guard -- --rules\` from \`lib/guard/rules/\`, one file for each rule. No rule can be acknowledged or suppressed. What two rules see at one place is reported by the first of them.

${RULES.map(
  ({ id, forbids, because, source, remedy }) => `## ${id}

Forbids ${forbids}.

- **Why:** ${because}
- **Asked for by:** ${source}.
- **Instead:** ${remedy}
`,
).join('\n')}`;
