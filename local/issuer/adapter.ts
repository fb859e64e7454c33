import type { Adapter, AdapterPayload } from 'oidc-provider';

type Entry = { readonly payload: AdapterPayload; readonly until: number };

/** Keeps sign-ins in progress in memory: who restarts the stack signs in again. */
export class MemoryAdapter implements Adapter {
  static readonly #stored = new Map<string, Entry>();
  static readonly #ids = new Map<string, string>();
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  #key(id: string): string {
    return `${this.#name}:${id}`;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const until = expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY;
    MemoryAdapter.#stored.set(this.#key(id), { payload, until });
    if (payload.uid) MemoryAdapter.#ids.set(this.#key(payload.uid), id);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = MemoryAdapter.#stored.get(this.#key(id));
    return found && found.until > Date.now() ? found.payload : undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.find(MemoryAdapter.#ids.get(this.#key(uid)) ?? '');
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const found = MemoryAdapter.#stored.get(this.#key(id));
    if (found) found.payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    MemoryAdapter.#stored.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of MemoryAdapter.#stored) {
      if (payload.grantId === grantId) MemoryAdapter.#stored.delete(key);
    }
  }
}
