/** How long a vendor's endpoint may take to answer, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** A post that left this system: only HTTPS, and plain HTTP to loopback in the local stack; no redirects are followed. */
export type Post = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<{ status: number }>;

/** True for an address this system would send to. */
export function mayBePostedTo(url: string, local: boolean): boolean {
  const { protocol, hostname, username, password } = new URL(url);
  if (username || password) return false;
  return protocol === 'https:' || (local && protocol === 'http:' && hostname === '127.0.0.1');
}

export const createPost =
  (local: boolean): Post =>
  async (url, headers, body) => {
    if (!mayBePostedTo(url, local)) throw new Error('webhooks go out by HTTPS only');
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    return { status: answer.status };
  };
