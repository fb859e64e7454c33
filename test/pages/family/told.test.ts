import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDescription } from '../../builders/controller.ts';
import { type Engines, startEngines } from '../../engines/engines.ts';
import type { Tenant } from '../../engines/tenant.ts';
import { Visitor } from '../visitor.ts';
import { aController, aFamily, asChild, asGuardian } from './family.ts';

let engines: Engines;
let tenant: Tenant;
let family: Awaited<ReturnType<typeof aFamily>>;
beforeAll(async () => {
  engines = await startEngines();
  tenant = await aController(engines);
});
afterAll(() => engines.stop());
beforeEach(async () => {
  family = await aFamily(tenant, '2010-03-14');
});

const rights = (right: string): string => `/family/children/${family.childId}/rights/${right}`;
const wrongFields = (html: string): string[] =>
  [...(/<ul class="alert-list">[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '').matchAll(/href="#field-([^"]*)"/g)].map(
    ([, field = '']) => field,
  );

describe('asking for a right', () => {
  it('says before it is sent who else sees it', async () => {
    const mother = await asGuardian(tenant, family.mother);
    await mother.get(rights('access'));
    expect((await mother.submit({ step: 'review', scope: 'all' })).text).toContain(
      'Andre med forældremyndighed og barnet selv kan her se, at du har bedt om det',
    );
    const child = await asChild(tenant, family.childId);
    await child.get(rights('access'));
    expect((await child.submit({ step: 'review', scope: 'all' })).text).toContain(
      'De, der har forældremyndighed over dig, kan her se, at du har bedt om det',
    );
  });

  it('leads to what is wrong in the order of the form', async () => {
    const mother = await asGuardian(tenant, family.mother);
    await mother.get(rights('rectification'));
    const empty = await mother.submit({ step: 'review', 'from-1': 'x' });
    expect(wrongFields(empty.html)).toEqual(['field-1', 'how-1', 'scope']);
    await mother.get(rights('restriction'));
    const unnamed = await mother.submit({ step: 'review', because: 'none', reason: 'x'.repeat(2001) });
    expect(wrongFields(unnamed.html)).toEqual(['scope', 'because', 'reason']);
  });

  it('calls nothing optional that has to be ticked', async () => {
    const mother = await asGuardian(tenant, family.mother);
    const { html } = await mother.get(rights('access'));
    expect(html).toContain('Sæt kryds, hvis du valgte');
    expect(html).not.toContain('form-optional');
  });
});

it('a receipt says that a pause stands, and that another said no', async () => {
  const { childId, mother, father } = await aFamily(tenant);
  const says = (answer: string) => ({
    params: { childId },
    body: { purposeId: 'health', answer, version: 1 },
  });
  await tenant.does('giveConsent', tenant.guardian(mother), says('given'));
  await tenant.does('giveConsent', tenant.guardian(father), says('refused'));
  await tenant.opens(tenant.guardian(mother), childId, { right: 'restriction', purposes: ['health'] });
  const visitor = await asGuardian(tenant, mother);
  const { text } = await visitor.get(`/family/children/${childId}/purposes/health/receipt`);
  expect(text).toContain('Det er sat på pause');
  expect(text).toContain('En anden har sagt nej, så oplysningerne må ikke bruges til det.');
});

it('a page that cannot be reached is told of, and complained of, somewhere', async () => {
  const path = '/sign-in/accessibility';
  const stranger = await new Visitor(tenant).get(path);
  expect(stranger.html).toContain('<a href="https://digst.dk/');
  expect(stranger.html).not.toContain('mailto:');
  await tenant.does('describeController', tenant.caseworker(), { body: aDescription() });
  const mother = await asGuardian(tenant, family.mother);
  const { html } = await mother.get(path);
  expect(html).toContain('<a href="mailto:post@example.dk">');
  expect(html).toContain('href="tel:00000000"');
  const help = (await mother.get('/sign-in/help')).html;
  expect(help).toContain('href="tel:33193200"');
  expect(help).toContain('<a href="https://www.datatilsynet.dk">');
});
