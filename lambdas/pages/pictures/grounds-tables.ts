import { dateInCopenhagen } from '../../domain/dates.ts';
import { own } from '../../domain/own.ts';
import { type Html, html } from '../../platform/html.ts';
import { dateIn } from '../../platform/page.ts';
import type { AnswerTo } from '../api.ts';
import { MARK_WORDS, USE_WORDS } from '../texts/picture-words.ts';
import { PICTURES as T } from '../texts/pictures.ts';
import { NONE, table } from '../web/parts.ts';
import type { Say } from '../web/say.ts';

/** The answer of `childHistory`, as far as it is drawn. */
export type History = Pick<AnswerTo<'childHistory'>, 'marks' | 'purposes'>;

/** What a child's grounds over time are, row by row: each time something was in force, then each thing that happened. */
export function groundsTables(
  say: Say,
  { marks, purposes }: History,
  names: Readonly<Record<string, string>>,
): Html {
  const spans = purposes.flatMap(({ name, spans }) =>
    spans.map((span) => ({ name: name[say.lang], ...span })),
  );
  const happened = [
    ...marks.map((mark) => ({ name: say(T.groundsBackground), ...mark })),
    ...purposes.flatMap(({ name, marks }) => marks.map((mark) => ({ name: name[say.lang], ...mark }))),
  ];
  const day = (at: string): Html => html`<time datetime="${at}">${dateIn(say.lang, at)}</time>`;
  return html`${
    spans.length === 0
      ? NONE
      : table(
          say(T.spansTable),
          [say(T.purpose), say(T.from), say(T.to), say(T.whatStood)],
          spans.map(({ name, from, to, standing }) => [
            name,
            day(from),
            to === undefined ? say(T.today) : day(to),
            say(USE_WORDS[standing]),
          ]),
        )
  }${
    happened.length === 0
      ? NONE
      : table(
          say(T.marksTable),
          [say(T.whatHappened), say(T.purpose), say(T.recorded), say(T.countsFrom), say(T.whose)],
          happened.map(({ what, name, at, on = dateInCopenhagen(at), personId = '' }) => [
            say(MARK_WORDS[what]),
            name,
            day(at),
            day(on),
            own(names, personId) ?? say(T.dash),
          ]),
        )
  }`;
}
