import { own } from '../../../domain/own.ts';
import { RIGHTS } from '../../../domain/rights.ts';
import { type Html, html } from '../../../platform/html.ts';
import type { AnswerTo } from '../../api.ts';
import { CONTROLLER } from '../../texts/controller.ts';
import { LEDGER as T } from '../../texts/ledger.ts';
import { EVENT_WORDS, ROLE_WORDS } from '../../texts/ledger-events.ts';
import { FIELD_WORDS, VALUE_WORDS } from '../../texts/ledger-fields.ts';
import { day, link, moment, more, NONE } from '../../web/parts.ts';
import type { Say } from '../../web/say.ts';
import type { Names } from '../names.ts';
import { KINDS_OF_IDS } from './ledger-kinds.ts';

type Entry = AnswerTo<'childLedger'>['events'][number];
type Fields = Readonly<Record<string, unknown>>;

/** An event as it is stored, as far as it can be read: whoever broke a chain may have written anything. */
export type Read = {
  readonly at: string;
  readonly role: string;
  readonly actor: string;
  readonly type: string;
  readonly event: Fields;
};

/** What stands in the body of an event; undefined when it is none. */
export function readEvent({ body }: Entry): Read | undefined {
  const { at, by, event } = fieldsIn(parsed(body));
  const { role, id } = fieldsIn(by);
  const fields = fieldsIn(event);
  const read = { at, role, actor: id, type: fields.type };
  if (!Object.values(read).every((value) => typeof value === 'string')) return undefined;
  if (Number.isNaN(Date.parse(String(at)))) return undefined;
  return { ...(read as Omit<Read, 'event'>), event: fields };
}

/** What happened, in words; an event's code when it is one we do not know. */
export const eventWords = (say: Say, { type }: Read): string => {
  const words = own(EVENT_WORDS, type);
  return words ? say(words) : type;
};

/** An event on the line of time: what, when, by whom, and in small print what makes it evidence. */
export function eventItem(say: Say, names: Names, entry: Entry, seq: number, ownId: string): Html {
  const read = readEvent(entry);
  const rows = read ? rowsOf(say, names, read.event, ownId) : [];
  return html`<li class="${read ? 'is-done' : 'is-bad'}" id="event-${seq}">
${read ? moment(say, read.at) : NONE}
<p class="timeline-title">${read ? eventWords(say, read) : say(T.unknownEvent)}</p>
<p class="soft">${say(T.number, { n: seq })}${read ? html`, ${say(T.by, { who: roleWords(say, read) })}` : NONE}</p>
${rows.length > 0 ? html`<dl class="facts facts-small">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>` : NONE}
${more(
  say(T.asStored),
  html`<p class="small-text">${say(T.fingerprint)}: <code class="hash">${entry.hash}</code></p><pre class="raw">${entry.body}</pre>`,
)}
</li>`;
}

function roleWords(say: Say, { role }: Read): string {
  const words = own(ROLE_WORDS, role);
  return words ? say(words) : role;
}

type Row = readonly [string, Html | string];

/** What an event holds, in the order of the words there are; what one field holds within it too. */
function rowsOf(say: Say, names: Names, fields: Fields, ownId: string): Row[] {
  const inner = Object.entries(fields).map(([key, value]) => innerOf(names, key, fieldsIn(value)));
  const all: Fields = Object.assign({}, ...inner, fields);
  return Object.entries(FIELD_WORDS).flatMap(([key, label]): Row[] => {
    const value = own(all, key);
    const shown = value === ownId ? undefined : valueIn(say, names, key, value);
    return shown === undefined ? [] : [[say(label), shown]];
  });
}

/** What a field holds within it. Why a bulk was opened is its cause; a group is told as one, and so is an officer. */
function innerOf(names: Names, key: string, { kind, ...within }: Fields): Fields {
  if (key === 'group')
    return { groupName: `${within.name}, ${names.institution(String(within.institution))}` };
  if (key === 'description')
    return { ...within, ...(within.dpo !== undefined && { officer: toldAs(fieldsIn(within.dpo)) }) };
  return key === 'cause' && kind !== undefined ? { ...within, because: kind } : within;
}

/** How one is called and reached, on one line. */
const toldAs = ({ name, email, phone }: Fields): string =>
  [name, email, phone].filter((one) => typeof one === 'string').join(', ');

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T/;
const CODES = ['agreementId', 'personId', 'noteId', 'textHash'];

/** A value in words; undefined when it says nothing by itself. */
function valueIn(say: Say, names: Names, key: string, value: unknown): Html | string | undefined {
  if (Array.isArray(value)) return listOf(say, names, key, value);
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return bilingualIn(say, value);
  if (key === 'right') return say(own(RIGHTS, value) ?? { da: value, en: value });
  const kind = own(KINDS_OF_IDS, key);
  if (kind) return link(`/desk/ledger/${kind}/${encodeURIComponent(value)}`, nameOf(names, key, value));
  if (key === 'institution') return names.institution(value);
  if (CODES.includes(key)) return html`<code class="hash">${value}</code>`;
  if (!Number.isNaN(Date.parse(value))) {
    if (DATE.test(value)) return day(say, value);
    if (MOMENT.test(value)) return moment(say, value);
  }
  return wordsOf(say, value);
}

const wordsOf = (say: Say, value: string): string => say(own(VALUE_WORDS, value) ?? { da: value, en: value });

function nameOf(names: Names, key: string, id: string): string {
  if (key === 'vendorId') return names.vendor(id);
  return key === 'purposeId' ? names.purpose(id) : id;
}

function listOf(say: Say, names: Names, key: string, values: readonly unknown[]): Html | string {
  if (key === 'purposes') return values.map((value) => names.purpose(String(value))).join(', ');
  if (key === 'institutions')
    return html`<ul class="plain">${values.map(fieldsIn).map(({ number, name, kind }) => html`<li>${say(CONTROLLER.named, { name: String(name), number: String(number) })}, ${wordsOf(say, String(kind))}</li>`)}</ul>`;
  if (key !== 'tasks') return String(values.length);
  const tasks = values.map((value) => {
    // What is taken back is named by its key: `vendor.action`.
    const [vendor = '', what = ''] = typeof value === 'string' ? value.split('.') : [];
    const { vendorId = vendor, action = what } = fieldsIn(value);
    return `${names.vendor(String(vendorId))}: ${wordsOf(say, String(action))}`;
  });
  return html`<ul class="plain">${tasks.map((task) => html`<li>${task}</li>`)}</ul>`;
}

function bilingualIn(say: Say, value: unknown): string | undefined {
  const { da, en } = fieldsIn(value);
  return typeof da === 'string' && typeof en === 'string' ? say({ da, en }) : undefined;
}

const fieldsIn = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
