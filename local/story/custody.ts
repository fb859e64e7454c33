import type { As } from '../client.ts';
import { answerAll } from './answers.ts';
import type { Children } from './children.ts';
import type { Teller } from './teller.ts';

const mother: As = ['guardian', 'guardian1'];
const parent: As = ['guardian', 'guardian3'];
const caseworker: As = ['caseworker', 'cw1'];

/** A parent without custody, then with it; two custody holders who disagree. */
export async function changeCustody(teller: Teller, { second }: Children, today: string): Promise<void> {
  teller.chapter('12. Custody changes');
  const params = { childId: second };
  const custody = (says: string, body: object, holders: number) =>
    teller.step(
      says,
      'changeCustody',
      { as: caseworker, params, body: { from: today, ...body } },
      { status: 201, body: { holders } },
    );
  const known = { cpr: '6101900001', givenName: 'Forælder', familyName: 'Eksempel' };
  const { body } = await custody('a parent without custody is recorded', { ...known, holds: false }, 1);
  await teller.step(
    'she asks for access: that is not hers, but the right to information is',
    'openRequest',
    { as: parent, params, body: { right: 'access' } },
    { status: 422, body: { reason: 'right-to-information' } },
  );
  await custody('custody is shared from today', { personId: body.personId, holds: true }, 2);
  await teller.step('she sees the child', 'getChild', { as: parent, params }, { status: 200 });
  const say = (says: string, as: As, answer: string, standing: string) =>
    teller.step(
      says,
      'giveConsent',
      { as, params, body: { purposeId: 'news-to-users', answer, version: 1 } },
      { status: 201, body: { standing } },
    );
  await say('one says yes to news', mother, 'given', 'valid');
  const no = await say('the other says no: one no is enough', parent, 'refused', 'refused');
  await teller.step(
    'a conflict for a person to settle; nothing is used meanwhile',
    'listConflicts',
    { as: caseworker },
    { status: 200, body: { 'conflicts.0.childId': second, 'conflicts.0.purposeId': 'news-to-users' } },
  );
  await teller.until(
    'JH Software is asked to stop and to erase',
    'getRequest',
    { as: caseworker, params: { requestId: no.body.requestId } },
    { status: 200, body: { status: 'with-vendors' } },
  );
  await answerAll(teller);
}
