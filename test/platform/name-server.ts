import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** What is known of a name: its addresses, that it does not exist (`none`), or nothing, ever (`silent`). */
type Known = { readonly four?: readonly string[]; readonly six?: readonly string[] } | 'none' | 'silent';

export type NameServer = {
  /** As a resolver takes it. */
  readonly address: string;
  /** The names that were asked for, each with a dot at its end. */
  readonly asked: string[];
  readonly stop: () => void;
};

const A = 1;
const AAAA = 28;
const HEADER = 12;

const bytesOf = (address: string): Buffer =>
  address.includes(':')
    ? Buffer.from(
        address
          .split(':')
          .map((part) => part.padStart(4, '0'))
          .join(''),
        'hex',
      )
    : Buffer.from(address.split('.').map(Number));

function questionOf(query: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  let name = '';
  let at = HEADER;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    name += `${query.toString('latin1', at + 1, at + 1 + length)}.`;
    at += 1 + length;
  }
  return { name, type: query.readUInt16BE(at + 1), end: at + 5 };
}

function answerTo(query: Buffer, known: Exclude<Known, 'silent'>): Buffer {
  const { type, end } = questionOf(query);
  const found = known === 'none' ? [] : ((type === A ? known.four : type === AAAA ? known.six : []) ?? []);
  const header = Buffer.from(query.subarray(0, HEADER));
  // An answer, by a server that asks others; the last four bits are its verdict: 3 is that there is no such name.
  header.writeUInt16BE(known === 'none' ? 0x8183 : 0x8180, 2);
  header.writeUInt16BE(found.length, 6);
  header.writeUInt32BE(0, 8);
  const records = found.map(bytesOf).map((bytes) => {
    const record = Buffer.alloc(HEADER);
    // The name of the question, its type, the internet, for a minute.
    record.writeUInt16BE(0xc00c, 0);
    record.writeUInt16BE(type, 2);
    record.writeUInt16BE(1, 4);
    record.writeUInt32BE(60, 6);
    record.writeUInt16BE(bytes.length, 10);
    return Buffer.concat([record, bytes]);
  });
  return Buffer.concat([header, query.subarray(HEADER, end), ...records]);
}

/** A name server on loopback that answers by what is known of a name; of any other, that there is none. */
export async function startNameServer(known: Readonly<Record<string, Known>>): Promise<NameServer> {
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    const { name } = questionOf(query);
    asked.push(name);
    const of = known[name] ?? 'none';
    if (of !== 'silent') socket.send(answerTo(query, of), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { address: `127.0.0.1:${socket.address().port}`, asked, stop: () => socket.close() };
}
