import { beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTES } from '../../lambdas/contracts/routes.ts';
import type { CallOptions } from '../../local/client.ts';
import { caseworker, father, jhSoftware, mother, newSchool, question, type School } from './school.ts';
import { sharedStack } from './stack.ts';

let school: School;
beforeAll(async () => {
  school = await newSchool();
});

const from = (country: string) => ({ 'hjemmel-local-country': country });
const herPage = (country: string): CallOptions => ({
  as: mother,
  params: { childId: school.first },
  headers: from(country),
});

describe('a guardian', () => {
  it.each(['US', 'GB', 'XX'])('on holiday in %s sees her child’s page', async (country) => {
    expect(await school.done('getChild', herPage(country))).toMatchObject({ childId: school.first });
  });

  it('sees it at home, too', async () => {
    expect(await school.done('getChild', herPage('DK'))).toMatchObject({ childId: school.first });
  });

  it('withdraws from wherever she is', async () => {
    const body = { purposeId: 'news-to-users', version: 1, answer: 'given' };
    const params = { childId: school.first };
    for (const as of [mother, father])
      await school.done('giveConsent', { as, params, body, headers: from('US') });
    await school.done('withdrawConsent', {
      as: mother,
      params,
      body: { purposeId: 'news-to-users' },
      headers: from('US'),
    });
  });
});

describe('vendors and staff', () => {
  const check = (country: string): CallOptions => ({
    as: jhSoftware,
    body: question('jh-software', 'practice-tests', school.first),
    headers: from(country),
  });

  it.each(['DK', 'NO', 'RE'])('are served in %s', async (country) => {
    expect(await school.done('evaluate', check(country))).toMatchObject({ decision: true });
    expect(await school.done('getChild', { ...herPage(country), as: caseworker })).toMatchObject({
      childId: school.first,
    });
  });

  it.each(['US', 'GB', 'CH', 'GL', 'FO', '??'])(
    'are refused in %s where a family may go',
    async (country) => {
      const { status, body } = await school.call('getChild', { ...herPage(country), as: caseworker });
      expect([status, body.reason]).toEqual([403, 'outside-perimeter-caller']);
      expect(body.title).toMatch(
        /^Vendors and staff may read and call from .* EEA only\. .* a VPN does not make it lawful/,
      );
      expect(body.titleDa).toMatch(
        /^Leverandører og medarbejdere må kun læse og kalde fra .* EØS\. .* en VPN gør det ikke lovligt/,
      );
    },
  );

  it('are refused before the API, with or without a token, where no family has business', async () => {
    const { api } = sharedStack();
    for (const { method, path } of [ROUTES.evaluate, ROUTES.listTasks, ROUTES.listVendors]) {
      const response = await fetch(`${api}${path}`, { method, headers: from('US') });
      const body = await response.json();
      expect([path, response.status, body]).toEqual([
        path,
        403,
        expect.objectContaining({ reason: 'outside-perimeter-caller', status: 403 }),
      ]);
    }
  });
});

describe('who claims to be inside', () => {
  it.each(['x-amzn-waf-perimeter', 'X-AMZN-WAF-PERIMETER'])(
    'by %s is refused, wherever she is',
    async (name) => {
      for (const country of ['US', 'DK']) {
        const headers = { ...from(country), [name]: 'eea' };
        const refused = await school.refused('getChild', { ...herPage(country), as: caseworker, headers });
        expect(refused).toBe('403 blocked-by-firewall');
      }
    },
  );
});
