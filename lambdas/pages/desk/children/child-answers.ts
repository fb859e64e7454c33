import { type Html, html } from '../../../platform/html.ts';
import type { ChildView, ConsentView } from '../../shared/child.ts';
import { PURPOSE as T } from '../../texts/desk-children.ts';
import { day, more, NONE, note, prose, table } from '../../web/parts.ts';
import type { Visit } from '../../web/visit.ts';
import { personIn } from './child-read.ts';

/** What everybody has said last, and whose word is missing. */
export function answers(visit: Visit, child: ChildView, { answers: said, awaited }: ConsentView): Html {
  const { say } = visit;
  const silent = awaited.filter((id) => !said.some(({ personId }) => personId === id));
  const older = said.flatMap(({ version, text }) => (text ? [{ version, text }] : []));
  const texts = older.filter(
    ({ version }, index) => older.findIndex((one) => one.version === version) === index,
  );
  return html`${
    said.length + silent.length === 0
      ? note(say(T.noAnswers))
      : table(
          say(T.answers),
          [say(T.who), say(T.answer), say(T.on)],
          [
            ...said.map(({ personId, answer, on, version, text }) => [
              personIn(visit, child, personId),
              text ? html`${say(T[answer])}, ${say(T.olderText, { n: version })}` : say(T[answer]),
              day(say, on),
            ]),
            ...silent.map((id) => [personIn(visit, child, id), say(T.notYet), NONE]),
          ],
          { hidesCaption: true },
        )
  }
${texts.map(({ version, text }) => more(say(T.seeOlder, { n: version }), prose(say(text))))}`;
}
