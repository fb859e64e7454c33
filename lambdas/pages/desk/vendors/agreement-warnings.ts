import { type Html, html } from '../../../platform/html.ts';
import { type AnswerTo, must } from '../../api.ts';
import { AGREEMENT as T } from '../../texts/agreement.ts';
import { message, NONE } from '../../web/parts.ts';
import type { Visit } from '../../web/visit.ts';

type VendorView = AnswerTo<'getVendor'>;
type AgreementView = VendorView['agreements'][number];

/** Said when an agreement names somebody else as the processor than the vendor it lies with. */
export const otherProcessor = ({ say, frame }: Visit, { findings }: AgreementView): Html =>
  html`${findings.filter(({ code }) => code === 'processor-name-differs').map(({ text }) => message(frame, 'warning', say(text)))}`;

/**
 * Said of each consent that an agreement lets one more vendor use: those who said yes while others had it were not told of
 * this one (GDPR art. 13(1)(e)), unless the text itself names it.
 */
export async function notAskedAbout(
  { say, frame, api }: Visit,
  { vendorId, name: vendor }: VendorView,
  { purposes: instructed }: AgreementView,
): Promise<Html> {
  const [purposes, vendors] = await Promise.all([api('listPurposes'), api('listVendors')]);
  const isSigned = ({ signedOn }: Pick<AgreementView, 'signedOn'>): boolean => signedOn !== undefined;
  const used = must(vendors).vendors.flatMap((one) =>
    one.agreements
      .filter(isSigned)
      .flatMap((agreement) =>
        agreement.purposes.map((purposeId) => ({ purposeId, isOwn: one.vendorId === vendorId })),
      ),
  );
  const unasked = must(purposes).purposes.filter(({ purposeId, rule, text }) => {
    if (rule.kind !== 'consent' || !instructed.includes(purposeId)) return false;
    const users = used.filter((one) => one.purposeId === purposeId);
    const isNamed = Object.values(text).some((words) => words.includes(vendor));
    return users.length > 0 && !users.some(({ isOwn }) => isOwn) && !isNamed;
  });
  if (unasked.length === 0) return NONE;
  return message(
    frame,
    'warning',
    say(T.notAsked),
    html`<ul>${unasked.map(({ name }) => html`<li>${say(T.notAskedAbout, { purpose: say(name), vendor })}</li>`)}</ul>`,
  );
}
