import { type Chained, chainOf, pathTo, type Webhook } from './chain.ts';
import { adequacyOf, isInEea } from './countries.ts';
import type { CalendarDate } from './dates.ts';
import { daysBetween } from './deadline.ts';
import { activityOf, type Finding, inWords } from './finding.ts';
import { endedGround, type InstructedTransfer, type Link, transferTo } from './perimeter.ts';

/** What is to be said of transfers to third countries: of each that is used, and of each instruction that carries none. */
export const transferFindings = (terms: Chained, webhook: Webhook | null, today: CalendarDate): Finding[] => [
  ...chainOf(terms, webhook).flatMap((link) => usedFindings(terms, link, today)),
  ...terms.perimeter.transfers.flatMap((transfer) => instructionFindings(terms, transfer, today)),
];

/** How long before its end an adequacy decision is told of, so that another ground can be found. */
const NOTICE_DAYS = 90;

/** A transfer that is instructed and used is allowed and still to be looked at: its ground may fall. */
function usedFindings(terms: Chained, link: Link, today: CalendarDate): Finding[] {
  const { country } = link;
  if (country === null || isInEea(country, today)) return [];
  const transfer = transferTo(terms.perimeter, link, today);
  if (!transfer) return [];
  const activity = activityOf(link);
  const path = inWords(pathTo(terms, link));
  const decision = transfer.ground === 'art-45' ? adequacyOf(country, today) : undefined;
  if (!decision)
    return [
      {
        code: 'instructed-transfer',
        text: {
          da: `${path} (${activity.da}, ${country}) får oplysninger i et tredjeland efter instruks og GDPR art. 46. Kontroller garantierne og vurderingen af landets lov.`,
          en: `${path} (${activity.en}, ${country}) gets data in a third country by instruction and GDPR art. 46. Check the safeguards and the assessment of that country’s law.`,
        },
      },
    ];
  const { source, until } = decision;
  const isEnding =
    until !== null && daysBetween(today, until) <= NOTICE_DAYS && !transferTo(terms.perimeter, link, until);
  const used: Finding = {
    code: 'instructed-transfer',
    text: {
      da: `${path} (${activity.da}, ${country}) får oplysninger i et tredjeland efter instruks og GDPR art. 45 (${source.da}). Kontroller, at afgørelsen stadig gælder og dækker modtageren.`,
      en: `${path} (${activity.en}, ${country}) gets data in a third country by instruction and GDPR art. 45 (${source.en}). Check that the decision is still in force and covers the recipient.`,
    },
  };
  if (!isEnding) return [used];
  return [
    used,
    {
      code: 'transfer-ground-ending',
      text: {
        da: `Grundlaget for overførslen til ${path} (${country}) ophører ${until}: ${source.da}. Fra den dag afvises behandling, hvis der ikke er et andet grundlag.`,
        en: `The ground of the transfer to ${path} (${country}) ends on ${until}: ${source.en}. From that day processing is denied unless there is another ground.`,
      },
    },
  ];
}

/** An instruction that carries nothing: its agreement allows none, its ground has ended, or never held. */
function instructionFindings(
  { perimeter }: Chained,
  transfer: InstructedTransfer,
  today: CalendarDate,
): Finding[] {
  const { recipient, country, ground, signedOn } = transfer;
  if (isInEea(country, today) || signedOn > today) return [];
  if (perimeter.kind !== 'eea-or-instructed')
    return [
      {
        code: 'instruction-grounds-nothing',
        text: {
          da: `Der er givet instruks om overførsel til ${recipient} (${country}), men aftalens grænse tillader ingen overførsel, heller ikke efter instruks.`,
          en: `A transfer to ${recipient} (${country}) is instructed, but the agreement’s perimeter allows no transfer, instructed or not.`,
        },
      },
    ];
  // This instruction or another of the same transfer.
  if (transferTo(perimeter, { name: recipient, activity: 'transfer', country }, today)) return [];
  const ended = endedGround(transfer, today);
  if (ended)
    return [
      {
        code: 'transfer-ground-ended',
        text: {
          da: `Grundlaget for overførslen til ${recipient} (${country}) ophørte ${ended.until}: ${ended.source.da}. Overførslen er ikke længere tilladt.`,
          en: `The ground of the transfer to ${recipient} (${country}) ended on ${ended.until}: ${ended.source.en}. The transfer is allowed no longer.`,
        },
      },
    ];
  const article = ground === 'art-45' ? '45' : '46';
  return [
    {
      code: 'instruction-grounds-nothing',
      text: {
        da: `Instruksen om overførsel til ${recipient} (${country}) har ingen virkning: GDPR art. ${article} giver intet grundlag for at sende oplysninger til modtageren.`,
        en: `The instruction of a transfer to ${recipient} (${country}) has no effect: GDPR art. ${article} gives no ground to send data to the recipient.`,
      },
    },
  ];
}
