import type { CalendarDate } from './dates.ts';
import type { Bilingual } from './purpose.ts';

/** A time in force: from a day, until the first day on which it is no longer so; null is not known to end. */
type Span = { readonly from: CalendarDate; readonly until: CalendarDate | null };

/** Where a country, or a territory with a code of its own (ISO 3166-1), belongs in a time, and where that stands written. */
export type Standing = Span & {
  readonly country: string;
  readonly area: 'eu' | 'eea' | 'outside';
  readonly source: string;
};

const since = (
  from: CalendarDate,
  area: Standing['area'],
  codes: string,
  source: string,
  until: CalendarDate | null = null,
): Standing[] => codes.split(' ').map((country) => ({ country, area, from, until, source }));

/**
 * Who is in the Union, who else is in the EEA, and which territories of theirs are not, each from its day. A country that
 * is not here is outside. A day that is in doubt is the later one, so that doubt never lets data through. Northern Cyprus has
 * no code of its own and Union law is suspended there (Accession Treaty 2003, protocol 10): a link there is recorded
 * without a country, which denies.
 */
export const STANDINGS: readonly Standing[] = [
  ...since('1958-01-01', 'eu', 'BE DE FR IT LU NL', 'Treaty of Rome'),
  ...since('1973-01-01', 'eu', 'DK IE', 'Accession Treaty 1972'),
  ...since('1973-01-01', 'eu', 'GB', 'Accession Treaty 1972; left by TEU art. 50', '2020-02-01'),
  ...since('1981-01-01', 'eu', 'GR', 'Accession Treaty 1979'),
  ...since('1986-01-01', 'eu', 'ES PT', 'Accession Treaty 1985, with the islands, Ceuta and Melilla'),
  ...since('1995-01-01', 'eu', 'AT FI SE', 'Accession Treaty 1994'),
  ...since('2004-05-01', 'eu', 'CY CZ EE HU LT LV MT PL SI SK', 'Accession Treaty 2003'),
  ...since('2007-01-01', 'eu', 'BG RO', 'Accession Treaty 2005'),
  ...since('2013-07-01', 'eu', 'HR', 'Accession Treaty 2011'),

  ...since('1995-01-01', 'eu', 'AX', 'Act of Accession 1994, protocol 2 (Åland)'),
  ...since('2009-12-01', 'eu', 'GF GP MF MQ RE', 'TFEU art. 349 and 355(1): outermost regions'),
  ...since('2014-01-01', 'eu', 'YT', 'European Council Decision 2012/419/EU: an outermost region'),

  ...since('1994-01-01', 'eea', 'IS NO', 'EEA Agreement; GDPR by Joint Committee Decision 154/2018'),
  ...since('1995-05-01', 'eea', 'LI', 'EEA Agreement; GDPR by Joint Committee Decision 154/2018'),

  ...since('1994-01-01', 'outside', 'SJ', 'EEA Agreement, protocol 40: Svalbard stands outside'),
  ...since('1973-01-01', 'outside', 'FO', 'TFEU art. 355(5)(a): the treaties do not apply'),
  ...since('1985-02-01', 'outside', 'GL', 'Greenland Treaty 1984: left; TFEU art. 204, annex II'),
  ...since('2012-01-01', 'outside', 'BL', 'European Council Decision 2010/718/EU: left'),
  ...since('1958-01-01', 'outside', 'AW BQ CW NC PF PM SX TF WF', 'TFEU art. 355(2), annex II: overseas'),
  ...since('2020-02-01', 'outside', 'GI', 'Withdrawal Agreement: left with the United Kingdom'),
];

/** What a recipient must be under where an adequacy decision covers some recipients only. */
export const COVERS = ['us-dpf', 'ca-pipeda', 'jp-appi', 'kr-pipa', 'fo-data-protection-act'] as const;
export type Cover = (typeof COVERS)[number];

/** The Commission's word that a third country protects personal data adequately (GDPR art. 45); sending data there is still a transfer. */
export type Adequacy = Span & {
  readonly country: string;
  /** Null: every recipient there. Otherwise those alone that are under this. */
  readonly onlyUnder: Cover | null;
  readonly source: Bilingual;
};

const adequate = (
  country: string,
  from: CalendarDate,
  source: Bilingual,
  { until = null, onlyUnder = null }: { until?: CalendarDate | null; onlyUnder?: Cover | null } = {},
): Adequacy => ({ country, from, until, onlyUnder, source });

/** A decision by its number; those of the directive before the GDPR stay in force (art. 45(9)). */
const decision = (number: string): Bilingual => ({
  da: `Kommissionens afgørelse ${number.replace('/EC', '/EF')}`,
  en: `Decision ${number}`,
});
const implementing = (number: string): Bilingual => ({
  da: `gennemførelsesafgørelse ${number}`,
  en: `Implementing Decision ${number}`,
});

const RENEWED: Bilingual = {
  da: 'gennemførelsesafgørelse (EU) 2021/1772, forlænget den 19. december 2025',
  en: 'Implementing Decision (EU) 2021/1772, renewed on 19 December 2025',
};

/**
 * The adequacy decisions in force, from the day they were taken; a decision that is annulled or repealed gets the day as
 * its `until`. There is none for Greenland. That of the European Patent Organisation concerns no country.
 */
export const ADEQUACY: readonly Adequacy[] = [
  adequate('CH', '2000-07-26', decision('2000/518/EC')),
  // Commercial organisations under the federal act, not public bodies.
  adequate('CA', '2001-12-20', decision('2002/2/EC'), { onlyUnder: 'ca-pipeda' }),
  adequate('AR', '2003-06-30', decision('2003/490/EC')),
  adequate('GG', '2003-11-21', decision('2003/821/EC')),
  adequate('IM', '2004-04-28', decision('2004/411/EC')),
  adequate('JE', '2008-05-08', decision('2008/393/EC')),
  // The state's authorities there (police, prison service, rigsombudsmand) are under Danish law, which the decision does not speak of.
  adequate('FO', '2010-03-05', decision('2010/146/EU'), { onlyUnder: 'fo-data-protection-act' }),
  adequate('AD', '2010-10-19', decision('2010/625/EU')),
  // For data sent or further processed by automated means, in Israel as international law draws it.
  adequate('IL', '2011-01-31', decision('2011/61/EU')),
  adequate('UY', '2012-08-21', implementing('2012/484/EU')),
  adequate('NZ', '2012-12-19', implementing('2013/65/EU')),
  // Business operators under the act, with the supplementary rules; not public bodies.
  adequate('JP', '2019-01-23', implementing('(EU) 2019/419'), { onlyUnder: 'jp-appi' }),
  // It expires on 27 December 2031; whether that day counts is in doubt, so it does not.
  adequate('GB', '2021-06-28', RENEWED, { until: '2031-12-27' }),
  // Not personal credit data under the Financial Services Commission, religious missions, parties that nominate candidates.
  adequate('KR', '2021-12-17', implementing('(EU) 2022/254'), { onlyUnder: 'kr-pipa' }),
  // Organisations on the Data Privacy Framework List; upheld in T-553/23, appeal pending.
  adequate('US', '2023-07-10', implementing('(EU) 2023/1795'), { onlyUnder: 'us-dpf' }),
  // Taken on the 26th, announced by both sides on the 27th.
  adequate('BR', '2026-01-27', implementing('(EU) 2026/179')),
];

/** Every code of ISO 3166-1 alpha-2. */
const CODES = new Set(
  [
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ',
    'BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM',
    'DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS',
    'GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN',
    'KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ',
    'MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM',
    'PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV',
    'SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI',
    'VN VU WF WS YE YT ZA ZM ZW',
  ].flatMap((line) => line.split(' ')),
);

/** True for the code of a country or territory; what is in `XX` is in no place that anybody knows. */
export const isCountry = (code: string): boolean => CODES.has(code);

const isInForce = ({ from, until }: Span, on: CalendarDate): boolean =>
  from <= on && (until === null || on < until);

const standings = new Map<string, readonly Standing[]>();
for (const standing of STANDINGS)
  standings.set(standing.country, [...(standings.get(standing.country) ?? []), standing]);

/** Where a country stands on a day; undefined for a code that is not known then, which is outside. */
export const standingOf = (country: string, on: CalendarDate): Standing | undefined =>
  standings.get(country)?.find((standing) => isInForce(standing, on));

/** True where the Union's treaties apply on a day. */
export const isInEu = (country: string, on: CalendarDate): boolean => standingOf(country, on)?.area === 'eu';

/** True in the EEA on a day, where the GDPR applies: the Union, Iceland, Liechtenstein and Norway. */
export function isInEea(country: string, on: CalendarDate): boolean {
  const area = standingOf(country, on)?.area;
  return area === 'eu' || area === 'eea';
}

/** The adequacy decision that speaks of a country on a day, if there is one. */
export const adequacyOf = (
  country: string,
  on: CalendarDate,
  decisions: readonly Adequacy[] = ADEQUACY,
): Adequacy | undefined =>
  decisions.find((decision) => decision.country === country && isInForce(decision, on));

/** The last adequacy decision that spoke of a country and had ended on a day, if there is one. */
export const endedAdequacyOf = (
  country: string,
  on: CalendarDate,
  decisions: readonly Adequacy[] = ADEQUACY,
): Adequacy | undefined =>
  decisions
    .filter((decision) => decision.country === country && decision.until !== null && decision.until <= on)
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .at(-1);
