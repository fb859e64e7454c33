/** What stands where something should, and says nothing; in Danish and English, whole words only. */
const NOTHING = [
  String.raw`[\p{P}\p{S}\s]*`,
  'x+',
  String.raw`n\.?\s?n\.?`,
  String.raw`n\.?\s?/?a\.?`,
  'tbd|todo|tba|none|unknown|pending|later|confidential|redacted|withheld',
  'not (stated|known|given|available|provided|disclosed)',
  '((adresse|navn|kontakt|kontaktperson) )?(er )?(ukendt|mangler|udestår|ingen)',
  '(ukendt|ingen|unknown|no) (adresse|navn|kontakt|kontaktperson|address|name|contact)',
  '((address|name|contact) )?(is )?(unknown|missing|pending)',
  'ikke (oplyst|angivet|kendt|tilgængelig)',
  '(oplyses|følger|kommer|eftersendes|senere|afventer)( (senere|snarest|ved henvendelse|på anmodning))?',
  '(available )?(on|upon) request',
  '(se|jf|jf[.]|see) (bilag|aftalen|annex|appendix).*',
  'fortroligt?|hemmeligt?|udeladt|sløret',
];
const PLACEHOLDER = new RegExp(`^(${NOTHING.join('|')})[.:!]*$`, 'iu');

/** True when a detail says something, and is not a placeholder for it. */
export const isStated = (detail: string | null): detail is string =>
  detail !== null && !PLACEHOLDER.test(detail.trim());

/** A postal code with its town and nothing before it: `1120 København K`, `DK-9900 Frederikshavn`. */
const TOWN_ONLY = /^([A-Z]{1,2}-)?\d{3,5}\s+[\p{L}\s.-]+$/u;

/** True when a detail can be an address one can go or write to: words with a number, and more than a country or a town. */
export const isAddress = (detail: string | null): boolean =>
  isStated(detail) && /\S\s+\S/.test(detail.trim()) && /\d/.test(detail) && !TOWN_ONLY.test(detail.trim());
