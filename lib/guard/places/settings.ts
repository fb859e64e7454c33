import { isRegion, regionOfZone } from '../regions.ts';
import { inRegion, type Mention } from './place.ts';

/** Regions and zones where the whole text is one, or a list of them. */
export function wholeMentions(text: string): Mention[] {
  const found: Mention[] = [];
  for (const word of text.split(/[\s,;|]+/).filter((each) => each !== '')) {
    const zone = regionOfZone(word);
    if (isRegion(word)) found.push({ as: 'region', place: inRegion(word), text: word });
    else if (zone) found.push({ as: 'zone', place: inRegion(zone), text: word });
    else return [];
  }
  return found;
}

/** A pool of Cognito has its region in its id: `us-east-1_AbCdEf123`, `us-east-1:` and a UUID. */
const POOL = /\b([a-z]{2,4}(?:-[a-z]+)+-\d)(?:_[A-Za-z0-9]{6,}|:[0-9a-f]{8}-[0-9a-f-]{27})\b/g;

/**
 * How scripts, queries and settings name a region in the middle of a text: `--region us-east-1`, `region='us-east-1'`,
 * `primary=us-east-1`, `REGION AS 'us-east-1'`, `client('s3', 'us-east-1')`, `?? 'us-east-1'`. A comparison
 * (`region != 'us-east-1'`, `in ('us-east-1', …)`) and a comment name none.
 */
const REGION = '([a-z]{2,4}(?:-[a-z]+)+-\\d{1,2})\\b';
const OPTIONS = [
  `--?[\\w-]*region(?:-name)?["']?[\\s=,]+\\\\?["']?${REGION}`,
  `(?:region|location)(?:_?(?:name|id|constraint))?\\\\?["']?\\s*(?:=(?![=>])|:)\\s*\\\\?["'\`]?${REGION}`,
  `(?:^|\\n)\\s*[\\w.-]*region\\s+${REGION}\\s*(?:\\n|$)`,
  `\\bregion\\s+(?:as\\s+)?["']${REGION}`,
  `(?<![^\\s,;&?{(])[\\w.-]+=["']?${REGION}`,
  `["'][\\w.-]+["']\\s*:\\s*["']${REGION}`,
  `(?:\\?\\?|\\|\\|)\\s*["'\`]${REGION}`,
  `\\b(?!in\\b)[\\w.]+\\((?:[^()]|\\([^()]*\\))*?,\\s*["']${REGION}["']`,
].map((source) => new RegExp(source, 'gi'));
const COMMENTS = /(?<=^|\s)(?:#(?!!)|\/\/).*$|\/\*[\s\S]*?\*\//gm;

/** What every region has in its name; most texts have none of it, and are not looked at any closer. */
const DIRECTION = /-(?:north|south|east|west|central)/i;

/** Places that a text names by an id or by an option. */
export function optionMentions(text: string): Mention[] {
  if (!DIRECTION.test(text)) return [];
  const pools = [...text.matchAll(POOL)].map((match) => ({ as: 'id' as const, match }));
  const read = text.includes('\n') ? text.replaceAll(COMMENTS, '') : text;
  const options = OPTIONS.flatMap((option) => [...read.matchAll(option)]).map((match) => ({
    as: 'option' as const,
    match,
  }));
  return [...pools, ...options].flatMap(({ as, match: [whole, region = ''] }) =>
    isRegion(region) ? [{ as, place: inRegion(region), text: whole.trim() }] : [],
  );
}
