import { arnMentions } from './arns.ts';
import { hostMentions } from './hosts.ts';
import type { Mention } from './place.ts';
import { optionMentions, wholeMentions } from './settings.ts';

/** The shortest region, `eu-west-1`, has nine letters; the shortest zone, `use1-az1`, eight. */
const SHORTEST = 8;

/** Every place a text names, by what it means and not by how it looks: a region inside a name or a sentence is none. */
export function mentionsIn(text: string): readonly Mention[] {
  if (text.length < SHORTEST) return [];
  const whole = wholeMentions(text);
  return whole.length > 0 ? whole : [...arnMentions(text), ...hostMentions(text), ...optionMentions(text)];
}
