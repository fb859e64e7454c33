import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What a wire does with the answers of what is behind it. */
type State =
  | { readonly kind: 'whole' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'stuck' };

/** A wire between a client and an engine on loopback that can be slow, stuck or cut, and mended again. */
export type Wire = {
  readonly endpoint: string;
  readonly mend: () => Promise<void>;
  /** Every answer comes so much later. */
  readonly slow: (ms: number) => void;
  /** Connections are taken, and no answer comes. */
  readonly stick: () => void;
  /** Connections are cut, and none is taken. */
  readonly cut: () => Promise<void>;
  /** The connections there are now are cut, as soon as they are used; others are taken. */
  readonly cutOnUse: () => void;
  /** The most connections there ever were at once. */
  readonly most: () => number;
  readonly stop: () => Promise<void>;
};

export async function startWire(behind: { readonly host: string; readonly port: number }): Promise<Wire> {
  let state: State = { kind: 'whole' };
  let most = 0;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(behind.port, behind.host);
    most = Math.max(most, open.add(near).size);
    const end = () => {
      open.delete(near);
      near.destroy();
      far.destroy();
    };
    near
      .on('data', (chunk) => far.write(chunk))
      .on('close', end)
      .on('error', end);
    far.on('close', end).on('error', end);
    far.on('data', (chunk) => {
      // What was stuck stays so: whoever waited for it has long gone.
      if (state.kind === 'whole') near.write(chunk);
      else if (state.kind === 'slow') setTimeout(() => near.write(chunk), state.ms);
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => {
    for (const socket of open) socket.destroy();
    return new Promise<void>((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    mend: async () => {
      state = { kind: 'whole' };
      if (!server.listening) await listen(port);
    },
    slow: (ms) => {
      state = { kind: 'slow', ms };
    },
    stick: () => {
      state = { kind: 'stuck' };
    },
    cut: close,
    cutOnUse: () => {
      for (const socket of open) socket.once('data', () => socket.destroy());
    },
    most: () => most,
    stop: close,
  };
}
