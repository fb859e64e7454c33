import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { aChild, aGuardian as aGuardianOf } from '../../engines/people.ts';
import { Tenant } from '../../engines/tenant.ts';
import { VENDORS } from '../../rights/workers.ts';
import { Visitor } from '../visitor.ts';
import { cardOf } from './cards.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS, null, ['name']);
});
afterAll(() => engines.stop());

async function aGuardian() {
  const enrolled = await tenant.enrolsWithGrounds();
  const visitor = await new Visitor(tenant).signIn(tenant.guardian(enrolled.guardianId));
  return { ...enrolled, visitor };
}
const requestsOf = async (childId: string) =>
  (await tenant.does('listChildRequests', tenant.caseworker(), { params: { childId } })).requests;

describe('the rights', () => {
  it('lead to the only child at once', async () => {
    const { visitor, childId } = await aGuardian();
    expect((await visitor.get('/family/rights')).location).toBe(`/family/children/${childId}/rights`);
  });

  it('say of each what it would do for this child today, and send nothing', async () => {
    const { visitor, childId } = await aGuardian();

    const { status, html, text } = await visitor.get(`/family/children/${childId}/rights`);

    expect(status).toBe(200);
    expect(text.match(/Sender du i dag, får du svar senest 5\. november 2026/g)).toHaveLength(1);
    expect(text.indexOf('Gå til samtykkerne')).toBeLessThan(text.indexOf('Se oplysningerne'));
    const erasure = cardOf(html, 'erasure');
    expect(erasure).toMatch(/Slettes 1 formål .* navn på photos \(Firma bogklub og Firma kantine\)/);
    expect(erasure).toContain('Slettes ikke 1 formål Loven pålægger os');
    expect(erasure).toContain('Loven pålægger os at behandle oplysningerne');
    expect(erasure).toContain('Kommunens egen sag gemmes 2 formål');
    expect(cardOf(html, 'objection')).toContain('Må ikke bruges, mens det vurderes 1 formål');
    expect(cardOf(html, 'objection')).toContain(
      'Det vurderer en medarbejder først om indsigelsen skal følges',
    );
    expect(cardOf(html, 'portability')).toContain('Kommer ikke med i filen 2 formål');
    expect(await requestsOf(childId)).toEqual([]);
  });

  it('say why one is not to be had, and offer no way to ask', async () => {
    const { childId, guardianId } = await tenant.enrols();
    const visitor = await new Visitor(tenant).signIn(tenant.guardian(guardianId));

    const { html } = await visitor.get(`/family/children/${childId}/rights`);

    expect(cardOf(html, 'objection')).toContain('Der er intet formål, som man kan gøre indsigelse mod.');
    expect(html).not.toContain(`/rights/objection"`);
    expect(html).toContain(`/rights/access"`);
  });

  it('are explained before one of several children is chosen', async () => {
    const guardian = aGuardianOf();
    const { childId, guardianId } = await tenant.enrols(aChild({ guardians: [guardian] }));
    const { childId: other } = await tenant.enrols(aChild({ guardians: [guardian] }));
    const visitor = await new Visitor(tenant).signIn(tenant.guardian(guardianId));

    const { status, html, text } = await visitor.get('/family/rights');

    expect(status).toBe(200);
    expect(html).toContain('<a href="/family/children">Gå til samtykkerne</a>');
    for (const id of [childId, other]) expect(html).toContain(`href="/family/children/${id}/rights"`);
    expect(text).toContain('Tag oplysningerne med Du får oplysningerne om dit barn som en fil');
  });

  it.each(['', '/access', '/rectification', '/erasure', '/restriction', '/portability', '/objection'])(
    'are there in English too: rights%s',
    async (right) => {
      const { visitor, childId } = await aGuardian();
      await visitor.get('/language/en?to=/family/rights');
      const { status, html, text } = await visitor.get(`/family/children/${childId}/rights${right}`);
      expect([status, html.includes('<html lang="en">')]).toEqual([200, true]);
      expect(text).toContain('If you send today, you get an answer by 5 November 2026');
    },
  );

  it('are not shown of another family’s child', async () => {
    const { visitor } = await aGuardian();
    const { childId } = await tenant.enrols();
    for (const path of ['rights', 'rights/erasure', 'requests'])
      expect((await visitor.get(`/family/children/${childId}/${path}`)).status).toBe(404);
  });

  it('speak to a child herself', async () => {
    const { childId } = await tenant.enrolsWithGrounds();
    const visitor = await new Visitor(tenant).signIn({ ...tenant.guardian(childId), role: 'child' });

    const { html } = await visitor.get(`/family/children/${childId}/rights`);

    expect(cardOf(html, 'access')).toContain('Hvad det betyder for dig i dag');
    expect(cardOf(html, 'access')).toContain('om du er gammel nok til selv at bede om det');
  });
});

describe('asking for a right', () => {
  it('reads once more what comes of it before it is sent', async () => {
    const { visitor, childId } = await aGuardian();
    const path = `/family/children/${childId}/rights/erasure`;
    const { html } = await visitor.get(path);
    expect(html).not.toContain(' checked');

    const review = await visitor.submit({
      scope: 'some',
      purposes: ['photos', 'teaching'],
      reason: '<b>Nok</b>',
    });

    expect(review.text).toContain('Det bliver slettet Slettes 1 formål');
    expect(review.text).toContain('Det bliver ikke slettet, og her er hvorfor Slettes ikke 1 formål');
    expect(review.text).toContain('en opgave, som loven giver kommunen');
    expect(review.text).not.toContain('navn på attendance');
    expect(review.text).toContain('Sletning kan ikke fortrydes');
    expect(review.html).toContain('&lt;b&gt;Nok&lt;/b&gt;');
    expect(await requestsOf(childId)).toEqual([]);

    const form = visitor.filled({ step: 'send' }, path);
    const sent = await visitor.post(path, form);
    const again = await visitor.post(path, form);

    expect(sent.location).toMatch(/^\/family\/requests\/[\w-]+\?done=sent$/);
    expect(again.location).toBe(sent.location);
    const opened = (await requestsOf(childId)).filter(({ right }: { right: string }) => right === 'erasure');
    expect(opened).toHaveLength(1);
    const { text } = await visitor.get(sent.location ?? '');
    expect(text).toContain('Din anmodning er sendt Du får svar senest 5. november 2026');
    expect(text).toContain('Du skrev <b>Nok</b>');
  });

  it('says that an erasure takes consents back at once, and is no warning where it erases nothing', async () => {
    const { visitor, childId, guardianId } = await aGuardian();
    const path = `/family/children/${childId}/rights/erasure`;
    const takesBack = 'Du trækker også dit samtykke tilbage';
    await visitor.get(path);
    const whole = await visitor.submit({ scope: 'all' });
    expect(whole.text).toContain(`${takesBack} Når du sender, gælder det med det samme, også hvis intet`);
    expect(whole.text).toMatch(/intet bliver slettet: navn på photos\..*Det bliver slettet/);
    await visitor.get(path);
    const other = await visitor.submit({ scope: 'some', purposes: 'teaching' });
    expect(other.text).not.toContain(takesBack);
    expect(other.text).not.toContain('Sletning kan ikke fortrydes');
    expect(other.text).toContain('Send anmodningen');

    const consent = { params: { childId }, body: { purposeId: 'photos' } };
    const given = { ...consent, body: { ...consent.body, answer: 'given', version: 1 } };
    await tenant.does('withdrawConsent', tenant.guardian(guardianId), consent);
    await visitor.get(path);
    expect((await visitor.submit({ scope: 'some', purposes: 'photos' })).text).not.toContain(takesBack);
    await tenant.does('giveConsent', tenant.guardian(guardianId), given);
    const late = await visitor.submit({ step: 'send' });
    expect([late.status, late.text.includes(takesBack)]).toEqual([409, true]);
    expect((await visitor.submit({ step: 'send' })).status).toBe(303);
  });

  it('can be changed again, with everything typed', async () => {
    const { visitor, childId } = await aGuardian();
    await visitor.get(`/family/children/${childId}/rights/restriction`);
    await visitor.submit({
      scope: 'some',
      purposes: 'photos',
      because: 'needed-for-claims',
      reason: 'Klage',
    });

    const { status, html } = await visitor.submit({ step: 'edit' });

    expect(status).toBe(200);
    expect(html).toMatch(/value="photos" checked/);
    expect(html).toMatch(/value="needed-for-claims" checked/);
    expect(html).toContain('Klage</textarea>');
  });

  it.each([
    ['erasure', { step: 'review' }, 'scope', 'Vælg, hvad det gælder'],
    ['erasure', { scope: 'some' }, 'purposes', 'Sæt kryds ved mindst ét formål'],
    ['objection', { scope: 'all' }, 'reason', 'Skriv hvorfor'],
    ['objection', { scope: 'all', reason: 'x'.repeat(2001) }, 'reason', 'Skriv hvorfor'],
    ['rectification', { scope: 'all', 'from-1': 'x' }, 'field-1', 'Skriv, hvilken oplysning'],
    [
      'rectification',
      { scope: 'all', 'field-1': 'other', 'other-1': '<>', 'how-1': 'remove' },
      'other-1',
      'Skriv, hvilken oplysning',
    ],
    ['rectification', { scope: 'all', 'field-1': 'uniLogin' }, 'how-1', 'Vælg, hvad der skal ske'],
    [
      'rectification',
      { scope: 'all', 'field-1': 'givenName', 'how-1': 'remove' },
      'to-1',
      'et navn kan ikke fjernes',
    ],
    [
      'rectification',
      { scope: 'all', 'field-1': 'givenName', 'how-1': 'statement' },
      'to-1',
      'Skriv, hvad der skal stå',
    ],
  ])('says what is missing: %s, %#', async (right, fields, field, says) => {
    const { visitor, childId } = await aGuardian();
    await visitor.get(`/family/children/${childId}/rights/${right}`);

    const { status, html, text } = await visitor.submit({ ...fields });

    expect([status, text.includes(says)]).toEqual([422, true]);
    expect(html).toContain(`<a href="#field-${field}">`);
    expect(html).toContain(`id="field-${field}"`);
  });

  it('says everything that is missing at once', async () => {
    const { visitor, childId } = await aGuardian();
    await visitor.get(`/family/children/${childId}/rights/objection`);
    const { html } = await visitor.submit({ scope: 'some' });
    expect(html).toContain('<a href="#field-purposes">');
    expect(html).toContain('<a href="#field-reason">');
  });

  it('begins with the purpose it was reached from', async () => {
    const { visitor, childId } = await aGuardian();
    const path = `/family/children/${childId}/rights/objection`;
    const { html, text } = await visitor.get(`${path}?purpose=teaching`);
    expect(text).toContain('Hvad ved Valdemars situation taler imod?');
    expect(html).toMatch(/value="some" checked[\s\S]*value="teaching" checked/);
    expect((await visitor.get(`${path}?purpose=photos`)).html).not.toContain(' checked');
  });

  it('takes several mistakes, and sends those that were filled in', async () => {
    const { visitor, childId } = await aGuardian();
    await visitor.get(`/family/children/${childId}/rights/rectification`);
    const first = { 'field-1': 'givenName', 'from-1': 'Valdemar', 'how-1': 'replace', 'to-1': 'Waldemar' };
    const more = await visitor.submit({ ...first, step: 'more' });
    expect(more.html).toContain('id="field-field-2"');
    expect(more.html).toContain('value="Valdemar"');
    const second = {
      'field-2': 'other',
      'other-2': 'Vurdering',
      'how-2': 'statement',
      'to-2': 'Vi er uenige.',
    };
    await visitor.submit({ ...first, ...second, step: 'more' });
    const third = { 'field-3': 'uniLogin', 'from-3': 'vald1234', 'how-3': 'remove' };
    await visitor.submit({ ...first, ...second, ...third, step: 'more' });

    const review = await visitor.submit({ ...first, ...second, ...third, scope: 'all', step: 'review' });
    expect(review.text).toContain('Fornavn: »Valdemar« rettes til »Waldemar«');
    expect(review.text).toContain('Vurdering: din bemærkning føjes til: »Vi er uenige.«');

    const { location } = await visitor.submit({ step: 'send' });
    const [, requestId] = /requests\/([\w-]+)/.exec(location ?? '') ?? [];
    const { noteId, childId: of } = await tenant.request(requestId ?? '');
    expect(await tenant.engines.vault.note(tenant.controller, of, noteId ?? '')).toEqual({
      changes: [
        { field: 'givenName', from: 'Valdemar', to: 'Waldemar' },
        { field: 'Vurdering', from: null, to: null, statement: 'Vi er uenige.' },
        { field: 'uniLogin', from: 'vald1234', to: null },
      ],
    });
  });

  it('opens access to the rest beside a file, when that was ticked', async () => {
    const { visitor, childId } = await aGuardian();
    await visitor.get(`/family/children/${childId}/rights/portability`);
    await visitor.submit({ scope: 'all', elseAccess: 'yes' });
    await visitor.submit({ step: 'send' });
    const { text } = await visitor.follow();
    expect(text).toContain('Der er også sendt en anmodning om indsigt i resten');
    expect((await requestsOf(childId)).map(({ right }: { right: string }) => right).sort()).toEqual([
      'access',
      'portability',
    ]);
  });

  it('shows what has changed since it was read, and sends nothing', async () => {
    const { visitor, childId, guardianId } = await aGuardian();
    await visitor.get(`/family/children/${childId}/rights/erasure`);
    await visitor.submit({ scope: 'all' });
    await tenant.opens(tenant.guardian(guardianId), childId, { right: 'restriction', purposes: ['photos'] });

    const { status, text } = await visitor.submit({ step: 'send' });

    expect(status).toBe(409);
    expect(text).toContain('En anden var hurtigere');
    expect(text).toContain('Intet bliver slettet hos leverandørerne');
    expect(await requestsOf(childId)).toHaveLength(1);
    expect((await visitor.submit({ step: 'send' })).status).toBe(303);
  });
});
