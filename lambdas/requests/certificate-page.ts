import type { Bilingual } from '../domain/purpose.ts';
import { type Html, html } from '../platform/html.ts';
import { dateIn, htmlPage, type Language } from '../platform/page.ts';
import type { Certificate, Certified, Confirmation } from './certificate.ts';
import { ACTIONS, KEPT, RULED, words } from './letter-text.ts';

/** The words of the certificate, in Danish and English. */
const C = {
  over: words('Signeret attest', 'Signed certificate'),
  title: words('Attest for sletning', 'Certificate of erasure'),
  completed: words('Gennemført', 'Carried out on'),
  received: words('Anmodning eller ordre modtaget', 'Request or order received on'),
  allConfirmed: words(
    'Alle leverandører har selv bekræftet, hvad der står her.',
    'Every vendor has itself confirmed what stands here.',
  ),
  notAll: words(
    'Ikke alle leverandører har bekræftet. Hvor det mangler, har den dataansvarlige lukket opgaven og står inde for det.',
    'Not every vendor has confirmed. Where that is missing, the controller closed the task and answers for it.',
  ),
  forgotten: words('Personer glemt i Hjemmel', 'Persons forgotten in Hjemmel'),
  vendors: words('Leverandørernes bekræftelser', 'What the vendors confirmed'),
  noVendors: words('Ingen leverandør havde oplysninger om barnet.', 'No vendor held data of the child.'),
  cvr: words('CVR-nummer', 'CVR number'),
  asked: words('Opgave', 'Task'),
  answer: words('Svar', 'Answer'),
  erased: words('Slettet, antal', 'Erased, count'),
  reference: words('Leverandørens reference', 'The vendor’s reference'),
  kept: words('Bevaret, fordi et andet formål bruger det', 'Kept, because another purpose uses it'),
  decisions: words('Afgørelsen for hvert formål', 'The decision on each purpose'),
  ownRecord: words('Den dataansvarliges egen sag', 'The controller’s own record'),
  ids: words('Numre', 'References'),
  request: words('Sagens nummer', 'Request'),
  child: words('Barnets kode (uden navn)', 'The child’s code (no name)'),
  controller: words('Dataansvarlig', 'Controller'),
  chain: words('Register: antal hændelser og sidste hash', 'Ledger: number of events and last hash'),
  verify: words('Sådan efterprøves attesten', 'How to verify the certificate'),
  howTo: words(
    'Attesten er teksten nedenfor: en JWS (RFC 7515), signeret med ES256. Den midterste del er oplysningerne på denne side som JSON, kodet i base64url. Den dataansvarliges offentlige nøgler ligger frit tilgængeligt på Hjemmels adresse under /.well-known/jwks.json; vælg den, hvis kid står i den første del. Ethvert bibliotek til JOSE kan efterprøve signaturen. Gem nøglen sammen med attesten, så kan det også gøres uden forbindelse.',
    'The certificate is the text below: a JWS (RFC 7515), signed with ES256. Its middle part is what this page says as JSON, in base64url. The controller’s public keys are open to all at Hjemmel’s address under /.well-known/jwks.json; take the one whose kid is in the first part. Any JOSE library can verify the signature. Keep the key with the certificate, and it can be done offline too.',
  ),
  pageIsNot: words(
    'Siden selv er ikke signeret. Er der forskel, gælder det signerede.',
    'The page itself is not signed. Where they differ, what is signed holds.',
  ),
} as const;

const CONFIRMED: Readonly<Record<Confirmation['outcome'], Bilingual & { readonly tag: string }>> = {
  done: { ...words('Bekræftet', 'Confirmed'), tag: 'yes' },
  'no-data': { ...words('Havde ingen oplysninger', 'Held no data'), tag: 'yes' },
  unconfirmed: {
    ...words('Lukket af den dataansvarlige uden bekræftelse', 'Closed by the controller, not confirmed'),
    tag: 'some',
  },
};

/** The certificate as a page to read, print and keep, with the JWS that is the certificate itself; Danish, then English. */
export const certificatePage = (certificate: Certificate, jws: string): string =>
  htmlPage(
    'da',
    C.title.da,
    html`${certificateIn(certificate, 'da')}
<h2>JWS</h2>
<p class="code">${jws}</p>
<section class="other" lang="en">${certificateIn(certificate, 'en')}</section>`,
  );

function certificateIn(certificate: Certificate, lang: Language): Html {
  const { vendors, decisions, ownRecord, ledger, personsForgotten } = certificate;
  return html`<header>
<p class="over">${C.over[lang]}</p>
<h1>${C.title[lang]}</h1>
<p class="soft">${C.received[lang]} ${dateIn(lang, certificate.receivedOn)}. ${C.completed[lang]} ${dateIn(lang, certificate.completedAt)} (${certificate.right.article}).</p>
</header>
<div class="box">
<p><strong>${vendors.length === 0 ? C.noVendors[lang] : certificate.everyVendorConfirmed ? C.allConfirmed[lang] : C.notAll[lang]}</strong></p>
${personsForgotten === null ? '' : html`<p>${C.forgotten[lang]}: ${personsForgotten}.</p>`}
</div>
${vendors.length === 0 ? '' : html`<h2>${C.vendors[lang]}</h2>${vendors.map((one) => vendorSection(one, lang))}`}
<h2>${C.decisions[lang]}</h2>
<ul class="rows">${decisions.map((one) => decisionItem(one, lang))}</ul>
${ownRecord.length === 0 ? '' : html`<h2>${C.ownRecord[lang]}</h2><ul class="rows">${ownRecord.map((one) => decisionItem(one, lang))}</ul>`}
<h2>${C.ids[lang]}</h2>
<dl>
<dt>${C.request[lang]}</dt><dd>${certificate.requestId}</dd>
<dt>${C.child[lang]}</dt><dd>${certificate.childId}</dd>
<dt>${C.controller[lang]}</dt><dd>${certificate.controllerName === null ? '' : `${certificate.controllerName}, `}${C.cvr[lang]} ${certificate.controller}</dd>
<dt>${C.chain[lang]}</dt><dd>${ledger.events}</dd><dd class="code">${ledger.head}</dd>
</dl>
<h2>${C.verify[lang]}</h2>
<p>${C.howTo[lang]}</p>
<p>${C.pageIsNot[lang]}</p>`;
}

function vendorSection(one: Confirmation, lang: Language): Html {
  const { vendor, cvr, action, outcome, endedAt, assignedAt, erased, reference } = one;
  const { tag } = CONFIRMED[outcome];
  const counts = erased.map(({ name, count }) => `${name[lang]}: ${count}`);
  return html`<h3>${vendor}${cvr === null ? '' : `, ${C.cvr[lang]} ${cvr}`}</h3>
<dl class="facts">
<dt>${C.asked[lang]}</dt><dd>${ACTIONS[action][lang]} ${dateIn(lang, assignedAt)}</dd>
<dt>${C.answer[lang]}</dt><dd><span class="tag ${tag}">${CONFIRMED[outcome][lang]}</span> ${endedAt === null ? '' : dateIn(lang, endedAt)}</dd>
${counts.length === 0 ? '' : html`<dt>${C.erased[lang]}</dt><dd>${counts.join('; ')}</dd>`}
${reference === null ? '' : html`<dt>${C.reference[lang]}</dt><dd>${reference}</dd>`}
</dl>`;
}

function decisionItem(
  { purpose, vendor, outcome, sentence, citation, kept }: Certified,
  lang: Language,
): Html {
  const label = vendor === null && outcome === 'refused' ? KEPT : RULED[outcome];
  const items = kept.map((one) => html`<li>${one.category[lang]}: ${one.purpose[lang]}</li>`);
  return html`<li><strong>${purpose[lang]}</strong>${vendor === null ? '' : `, ${vendor}`}<br><span class="tag ${label.tag}">${label[lang]}</span> ${sentence[lang]} <span class="soft">${citation}</span>${kept.length === 0 ? '' : html`<p>${C.kept[lang]}:</p><ul>${items}</ul>`}</li>`;
}
