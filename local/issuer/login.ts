import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { readBody } from '../http.ts';
import { type LevelOfAssurance, PEOPLE, type Person } from '../people.ts';
import { personBySubject } from './claims.ts';
import { acrOf, isTooLow } from './levels.ts';
import { rolesAt } from './pages-clients.ts';

type Language = 'da' | 'en';

const TEXTS = {
  title: { da: 'Log ind som testperson', en: 'Sign in as a test person' },
  lead: {
    da: 'Her ville MitID, Unilogin eller FK Adgangsstyring stå. På din egen maskine vælger du en opdigtet person.',
    en: 'MitID, Unilogin or FK Adgangsstyring would be here. On your own machine you choose an invented person.',
  },
  guardian: { da: 'Forældre', en: 'Parents' },
  child: { da: 'Elever', en: 'Pupils' },
  caseworker: { da: 'Medarbejdere', en: 'Staff' },
  officer: { da: 'Databeskyttelsesrådgivere', en: 'Data protection officers' },
  vendor: { da: 'Leverandører', en: 'Vendors' },
  low: { da: 'lavt sikringsniveau', en: 'low assurance' },
} as const;

const STYLE = `
  body { font: 1.125rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #f5f5f5; margin: 0; padding: 2rem 1rem }
  main { max-width: 36rem; margin: 0 auto; background: #fff; padding: 1.5rem 1.5rem 2rem; border-top: 4px solid #1a3e72 }
  h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem }
  h2 { font-size: 1.25rem; margin: 2rem 0 .5rem }
  ul { list-style: none; margin: 0; padding: 0 }
  li { display: flex; flex-wrap: wrap; gap: .5rem; margin-bottom: .5rem }
  button { font: inherit; padding: .75rem 1rem; border: 2px solid #1a3e72; border-radius: 4px; cursor: pointer }
  button { background: #1a3e72; color: #fff; text-align: left; flex: 1 1 16rem }
  button.low { background: #fff; color: #1a3e72; flex: 0 1 auto }
  button:hover, button:focus-visible { outline: 3px solid #747474; outline-offset: 2px }
  small { display: block; font-size: 1rem }
`;

/** For example `Forælder 1`, for whoever is called `guardian1`. */
const nameOf = ({ id, role }: Person, language: Language): string => {
  const names = {
    guardian: { da: 'Forælder', en: 'Parent' },
    child: { da: 'Elev', en: 'Pupil' },
    caseworker: { da: 'Sagsbehandler', en: 'Case worker' },
    officer: { da: 'Databeskyttelsesrådgiver', en: 'Data protection officer' },
    vendor: { da: 'Leverandør', en: 'Vendor' },
  } as const;
  return `${names[role][language]} ${/\d*$/.exec(id)?.[0]}`;
};

const choice = (person: Person, language: Language, mayBeLow: boolean): string => {
  const low = `<button class="low" name="low" value="${person.sub}" aria-label="${nameOf(person, language)}, ${TEXTS.low[language]}">${TEXTS.low[language]}</button>`;
  return `<li><button name="sub" value="${person.sub}">${nameOf(person, language)} <small>${person.says[language]} (${person.id})</small></button>${person.loa && mayBeLow ? low : ''}</li>`;
};

const page = (uid: string, language: Language, people: readonly Person[], mayBeLow: boolean): string => {
  const roles = [...new Set(people.map(({ role }) => role))];
  const groups = roles.map((role) => {
    const group = people.filter((person) => person.role === role);
    const choices = group.map((person) => choice(person, language, mayBeLow));
    return `<h2>${TEXTS[role][language]}</h2>\n<ul>\n${choices.join('\n')}\n</ul>`;
  });
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TEXTS.title[language]}</title>
<style>${STYLE}</style>
<body>
<main>
<h1>${TEXTS.title[language]}</h1>
<p>${TEXTS.lead[language]}</p>
<form method="post" action="/interaction/${uid}">
${groups.join('\n')}
</form>
</main>
</body>
</html>`;
};

/** Who was chosen, and at which level of assurance; undefined when nobody was. */
const chosen = (
  form: URLSearchParams,
): { person: Person; level: LevelOfAssurance | undefined } | undefined => {
  const low = form.get('low');
  const person = personBySubject(low ?? form.get('sub') ?? undefined);
  return person && { person, level: low === null ? person.loa : 'Low' };
};

/** The page on which a test person signs in; false when the request is not for it. */
export const serveLogin = async (
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> => {
  if (!/^\/interaction\/[\w-]+$/.test(request.url ?? '')) return false;
  const { uid, params } = await provider.interactionDetails(request, response);
  const asked = params.acr_values as string | undefined;
  if (request.method !== 'POST') {
    const roles = rolesAt(params.client_id as string | undefined);
    const language = params.ui_locales === 'en' ? 'en' : 'da';
    const people = PEOPLE.filter(({ role }) => roles.includes(role));
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(page(uid, language, people, !isTooLow(acrOf('Low'), asked)));
    return true;
  }
  const form = new URLSearchParams((await readBody(request, 10_000)).toString('utf8'));
  const picked = chosen(form);
  if (!picked) {
    response.writeHead(400).end();
    return true;
  }
  const { person, level } = picked;
  await provider.interactionFinished(request, response, {
    login: { accountId: person.sub, ...(level && { acr: acrOf(level) }) },
  });
  return true;
};
