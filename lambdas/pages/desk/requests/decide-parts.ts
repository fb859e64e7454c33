import { WITHHELD, type Withheld } from '../../../domain/request.ts';
import { OMISSIONS, omissionLaw, type Withholding } from '../../../domain/withhold.ts';
import { type Html, html } from '../../../platform/html.ts';
import { type AnswerTo, must } from '../../api.ts';
import { DECIDE_TEXTS as T } from '../../texts/desk-decide.ts';
import { fieldId, type Typed, typedIn } from '../../web/form.ts';
import { link, NONE, note, table } from '../../web/parts.ts';
import { listed, type Say } from '../../web/say.ts';
import { mayChange, offered, type Page, show, type Visit } from '../../web/visit.ts';
import { type Piece, piecesOf } from './pieces.ts';
import {
  type Matter,
  type Names,
  overOf,
  type RequestView,
  readRequest,
  requestPath,
  trailTo,
} from './request-read.ts';

/** What a vendor handed over, in the pieces that can be left out one by one. */
export type Part = AnswerTo<'getPart'> & { readonly pieces: readonly Piece[] };

/** So many pieces of all vendors together can be chosen among on one page; where there are more, they go together. */
const MOST_PIECES = 400;
const FEWEST_OF_ONE = 20;
/** So many vendors are laid open at once. */
const FEW = 3;

/** What every vendor handed over, vendor by vendor. */
export async function readParts({ api }: Visit, { request }: Matter): Promise<readonly Part[]> {
  const { requestId, tasks } = request;
  const vendorIds = tasks
    .filter(({ action, status }) => action === 'hand-over' && status === 'done')
    .map(({ vendorId }) => vendorId);
  const parts = await Promise.all(
    vendorIds.map((vendorId) => api('getPart', { params: { requestId, vendorId } })),
  );
  const most = Math.max(FEWEST_OF_ONE, Math.floor(MOST_PIECES / Math.max(1, vendorIds.length)));
  return parts.map((part) => ({ ...must(part), pieces: piecesOf(must(part).data, most) }));
}

/** The field of a piece: short, for there are many. */
const fieldOf = (part: number, piece: number): string => `w-${part}-${piece}`;

const isWithheld = (value: string): value is Withheld => WITHHELD.some((one) => one === value);

/** What was chosen to be left out. */
export const withheldIn = (parts: readonly Part[], form: URLSearchParams): Withholding[] =>
  parts.flatMap(({ vendorId, pieces }, part) =>
    pieces.flatMap(({ pointer }, piece) => {
      const because = form.get(fieldOf(part, piece)) ?? '';
      return isWithheld(because) ? [{ vendorId, pointer, because }] : [];
    }),
  );

/** Every vendor's part, for who may choose with a choice beside each piece; nothing where there is no part to look at. */
export function partsFields(
  visit: Visit,
  parts: readonly Part[],
  names: Names,
  { requestId, right }: RequestView,
  typed: Typed,
): Html {
  if (parts.length === 0) return NONE;
  const { say } = visit;
  const chooses = mayChange(visit);
  const lawful = WITHHELD.filter((because) => omissionLaw(right, because) !== undefined);
  const vendors = parts.map(
    (part, index) =>
      html`<details class="fold"${parts.length <= FEW ? html` open` : NONE}><summary><span class="fold-title">${names.vendor(part.vendorId)}</span><span class="fold-hint">${say(T.pieces, { n: part.pieces.length })}</span></summary><div class="fold-body"><p>${forPurposes(say, names, part)} ${link(`${requestPath(requestId)}/parts/${part.vendorId}`, say(T.partAll))}</p>${
        part.pieces.length === 0
          ? note(say(T.emptyPart))
          : table(
              say(T.partTitle, { vendor: names.vendor(part.vendorId) }),
              [say(T.piece), say(T.value), ...(chooses ? [say(T.pass)] : [])],
              part.pieces.map((piece, nth) => [
                pathOf(say, piece),
                valueShown(say, piece.value),
                ...(chooses ? [choice(say, typed, fieldOf(index, nth), pathOf(say, piece), lawful)] : []),
              ]),
              { hidesCaption: true },
            )
      }</div></details>`,
  );
  return html`<h2>${say(T.parts)}</h2>${offered(visit, html`<p class="soft">${say(T.partsHint)}</p>`)}<div class="folds">${vendors}</div>`;
}

const choice = (say: Say, typed: Typed, name: string, piece: string, lawful: readonly Withheld[]): Html =>
  html`<label class="sr-only" for="${fieldId(name)}">${say(T.passOf, { piece })}</label><select class="form-select" id="${fieldId(name)}" name="${name}"><option value="">${say(T.passed)}</option>${lawful.map(
    (because) =>
      html`<option value="${because}"${typedIn(typed, name) === because ? html` selected` : NONE}>${say(T.leftOut, { because: say(OMISSIONS[because]) })}</option>`,
  )}</select>`;

const forPurposes = (say: Say, names: Names, { purposes }: AnswerTo<'getPart'>): string =>
  say(T.partFor, { purposes: listed(say, purposes.map(names.purpose)) });

const pathOf = (say: Say, { path }: Piece): string => (path.length === 0 ? say(T.several) : path.join(' / '));

/** A value as people read it; what holds others, as it was handed over. */
function valueShown(say: Say, value: unknown): Html {
  switch (typeof value) {
    case 'string':
      return value === '' ? html`<span class="soft">${say(T.empty)}</span>` : html`${value}`;
    case 'number':
      return html`${value}`;
    case 'boolean':
      return html`${say(value ? T.yes : T.no)}`;
    default:
      return value === null
        ? html`<span class="soft">${say(T.none)}</span>`
        : html`<details class="details"><summary class="details-summary">${say(T.several)}</summary><pre class="raw">${JSON.stringify(value, null, 2)}</pre></details>`;
  }
}

/** More than a page shows well; what lies deeper is shown together. */
const MOST_OF_ONE = 2000;

/** What one vendor handed over, to read and print. */
export const part: Page = async (visit) => {
  const { api, say, params } = visit;
  const [matter, found] = await Promise.all([
    readRequest(visit),
    api('getPart', { params: { requestId: params.requestId ?? '', vendorId: params.vendorId ?? '' } }),
  ]);
  const shown = must(found);
  const { names, request, child } = matter;
  const title = say(T.partTitle, { vendor: names.vendor(shown.vendorId) });
  const pieces = piecesOf(shown.data, MOST_OF_ONE);
  return show(visit, {
    title,
    over: overOf(visit, child),
    trail: trailTo(visit, request),
    wide: true,
    content: html`<p class="font-lead">${forPurposes(say, names, shown)}</p>${
      pieces.length === 0
        ? note(say(T.emptyPart))
        : table(
            title,
            [say(T.piece), say(T.value)],
            pieces.map((piece) => [pathOf(say, piece), valueShown(say, piece.value)]),
            { hidesCaption: true },
          )
    }`,
  });
};
