import { LEDGER as T } from '../../texts/ledger.ts';
import { download } from '../../web/answer.ts';
import type { Page } from '../../web/visit.ts';
import { CSV, csvOf } from './csv.ts';
import { eventWords, readEvent } from './ledger-event.ts';
import { ledgerOf } from './ledger-kinds.ts';

/** A ledger with its verification, each event exactly as it is stored: anyone can verify the chain again. */
export const ledgerJson: Page = async (visit) => {
  const { kind, id, view } = await ledgerOf(visit);
  return download(
    `ledger-${kind}-${id}.json`,
    'application/json; charset=utf-8',
    `${JSON.stringify(view, null, 2)}\n`,
  );
};

/** The same as rows to look through. */
export const ledgerCsv: Page = async (visit) => {
  const { say } = visit;
  const { kind, id, view } = await ledgerOf(visit);
  const columns = [
    T.columnNumber,
    T.columnAt,
    T.columnRole,
    T.columnActor,
    T.columnType,
    T.columnEvent,
    T.columnHash,
    T.columnBody,
  ].map((column) => say(column));
  const rows = view.events.map((entry, index) => {
    const read = readEvent(entry);
    const { at = '', role = '', actor = '', type = '' } = read ?? {};
    const words = read ? eventWords(say, read) : say(T.unknownEvent);
    return [index + 1, at, role, actor, type, words, entry.hash, entry.body];
  });
  return download(`ledger-${kind}-${id}.csv`, CSV, csvOf(say, [columns, ...rows]));
};
