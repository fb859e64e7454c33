import { type Html, html } from '../../../platform/html.ts';
import { PACKAGE_DAYS } from '../../../store/tables.ts';
import { REQUEST_TEXTS as T } from '../../texts/desk-requests.ts';
import { buttonLink, NONE, panel } from '../../web/parts.ts';
import { offered, type Visit } from '../../web/visit.ts';
import { isOnPaper, type Matter, type RequestView, requestPath } from './request-read.ts';

type Package = NonNullable<NonNullable<RequestView['evidence']>['packages']>[number];

/** In the order they are offered: what is asked for on paper is printed. */
const FORMATS: readonly Package['format'][] = ['html', 'json'];

/** The formats of the package that goes with the letter to who asked on paper; none where no vendor handed anything over, as the letter says. */
export function packagesOf(request: RequestView): readonly Package['format'][] {
  const { evidence, tasks } = request;
  const isEmpty =
    tasks.length > 0 && tasks.every(({ status }) => status === 'waived' || status === 'withdrawn');
  if (!isOnPaper(request) || isEmpty) return [];
  return FORMATS.filter((format) => evidence?.packages?.some((made) => made.format === format));
}

/** The package of who asked on paper: staff prints it. Whether it is to be had, the API says. */
export function packages(visit: Visit, { request }: Matter): Html {
  const { say, now } = visit;
  const { completedAt, requestId } = request;
  const made = packagesOf(request);
  if (made.length === 0 || completedAt === undefined) return NONE;
  const days = (Date.parse(now) - Date.parse(completedAt)) / 86_400_000;
  if (days > PACKAGE_DAYS) return NONE;
  const words = { html: T.packageHtml, json: T.packageJson };
  return offered(
    visit,
    panel(say(T.packageTitle), html`<p>${say(T.packageText)}</p>`, {
      foot: html`<div class="button-group">${made.map((format, index) =>
        buttonLink(
          `${requestPath(requestId)}/package?format=${format}`,
          say(words[format]),
          index === 0 ? 'primary' : 'secondary',
        ),
      )}</div>`,
    }),
  );
}
