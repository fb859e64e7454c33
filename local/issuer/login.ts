import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { readBody } from '../http.ts';
import { PEOPLE } from '../people.ts';
import { personBySubject } from './claims.ts';

const page = (uid: string): string => `<!doctype html>
<html lang="da">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Log ind som testperson</title>
<body style="font: 1.1rem/1.6 system-ui; max-width: 32rem; margin: 3rem auto; padding: 0 1rem">
<h1>Hvem er du?</h1>
<p>Her ville MitID, Unilogin eller kommunens login stå. Lokalt vælger du en testperson.</p>
<form method="post" action="/interaction/${uid}">
${PEOPLE.filter(({ role }) => role !== 'vendor')
  .map(
    ({ id, sub, role, says }) => `<p><button name="sub" value="${sub}">${id}</button> ${role}, ${says}</p>`,
  )
  .join('\n')}
</form>
</body>
</html>`;

/** The page on which a test person signs in; false when the request is not for it. */
export const serveLogin = async (
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> => {
  if (!/^\/interaction\/[\w-]+$/.test(request.url ?? '')) return false;
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(page(uid));
    return true;
  }
  const form = new URLSearchParams((await readBody(request, 10_000)).toString('utf8'));
  const person = personBySubject(form.get('sub') ?? undefined);
  if (!person) {
    response.writeHead(400).end();
    return true;
  }
  await provider.interactionFinished(request, response, { login: { accountId: person.sub } });
  return true;
};
