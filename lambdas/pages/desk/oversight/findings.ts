import { SEVERITIES, type Severity } from '../../../domain/mends.ts';
import { type Html, html } from '../../../platform/html.ts';
import { type AnswerTo, must } from '../../api.ts';
import { FINDINGS as T } from '../../texts/desk-oversight.ts';
import { download } from '../../web/answer.ts';
import { badge, link, more, NONE, table } from '../../web/parts.ts';
import type { Say } from '../../web/say.ts';
import type { Page } from '../../web/visit.ts';
import { type Names, readNames } from '../names.ts';
import { CSV, csvOf } from './csv.ts';

export type Finding = AnswerTo<'listFindings'>['findings'][number];

const TEXTS = { denies: T.deniesText, amend: T.amendText, assess: T.assessText } as const;
const SHORT = { denies: T.deniesShort, amend: T.amendShort, assess: T.assessShort } as const;
const BADGES = { denies: 'error', amend: 'warning', assess: 'info' } as const;

/** How many findings of a gravity there are, on one line. */
export const severityBadge = (say: Say, severity: Severity, count: number): Html =>
  badge(BADGES[severity], `${count} ${say(SHORT[severity])}`.replaceAll(' ', '\u00a0'));

/** How many findings are to be mended; what a person is only to assess is counted apart. */
export const wantingIn = (findings: readonly Finding[]): number =>
  findings.filter(({ severity }) => severity !== 'assess').length;

/** How many there are of each gravity that there are any of. */
export const countsOf = (
  findings: readonly Finding[],
): readonly { readonly severity: Severity; readonly count: number }[] =>
  SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);

/**
 * Findings by their gravity, each with where it stands and what would mend it; `names` where the page is about no one
 * vendor. What is only to be assessed is folded up: there is much of it, and none of it waits.
 */
export const findingsTables = (
  say: Say,
  findings: readonly Finding[],
  { names, level = 3 }: { readonly names?: Names; readonly level?: 3 | 4 } = {},
): Html =>
  html`<div class="stack">${countsOf(findings).map(({ severity, count }) => {
    const title = html`${say(T[severity])} <span class="count">${count}</span>`;
    const rows = findings.filter((finding) => finding.severity === severity);
    const shown = table(
      say(T[severity]),
      [say(names ? T.where : T.clause), say(T.what), say(T.mend)],
      rows.map((finding) => [whereIs(say, finding, names), say(finding.text), say(finding.mend)]),
      { hidesCaption: true },
    );
    return html`<section>
${level === 3 ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`}
<p class="soft">${say(TEXTS[severity])}</p>
${severity === 'assess' ? more(say(T.show), shown) : shown}
</section>`;
  })}</div>`;

function whereIs(say: Say, { vendorId, agreementId, clause }: Finding, names: Names | undefined): Html {
  if (!names) return html`${clause ?? say(T.whole)}`;
  if (vendorId === undefined) return link('/desk/controller', say(T.controller));
  const place = agreementId === undefined ? '' : `#agreement-${agreementId}`;
  return html`${link(`/desk/vendors/${vendorId}${place}`, names.vendor(vendorId))}${clause === undefined ? NONE : html`, <span class="soft">${clause}</span>`}`;
}

/** All findings as rows to keep. */
export const findingsCsv: Page = async (visit) => {
  const { say, api, today } = visit;
  const [found, names] = await Promise.all([api('listFindings'), readNames(visit)]);
  const columns = [T.severity, T.vendor, T.purpose, T.clause, T.what, T.mend, T.code].map((text) =>
    say(text),
  );
  const rows = must(found).findings.map(
    ({ severity, vendorId, purposeId, clause = '', text, mend, code }) => [
      say(T[severity]),
      vendorId === undefined ? say(T.controller) : names.vendor(vendorId),
      purposeId === undefined ? '' : names.purpose(purposeId),
      clause,
      say(text),
      say(mend),
      code,
    ],
  );
  return download(`findings-${today}.csv`, CSV, csvOf(say, [columns, ...rows]));
};
