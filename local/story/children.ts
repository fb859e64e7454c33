import type { As } from '../client.ts';
import { CLASS } from './input.ts';
import type { Teller } from './teller.ts';

const caseworker: As = ['caseworker', 'cw1'];

/** The children of the story, by what happens to them. */
export type Children = { readonly first: string; readonly second: string; readonly third: string };

/** A class is enrolled with its guardians, and gets the statutory bases its school rests on. */
export async function enrolAll(teller: Teller): Promise<Children> {
  teller.chapter('2. A class is enrolled');
  const enrolled = await teller.step(
    '5B with its guardians, three children at once',
    'enrol',
    { as: caseworker, body: CLASS },
    {
      status: 201,
      body: { 'children.0.enrolled': 'now', 'children.2.enrolled': 'now' },
    },
  );
  const [first, second, third] = (enrolled.body.children as { childId: string }[]).map(
    ({ childId }) => childId,
  );
  await teller.step(
    'sent again by mistake, it changes nothing',
    'enrol',
    { as: caseworker, body: CLASS },
    {
      status: 201,
      body: { 'children.0.childId': first, 'children.0.enrolled': 'before' },
    },
  );
  for (const purposeId of ['practice-tests', 'digital-learning-materials', 'development-assessment'])
    await teller.step(
      `the statutory basis of ${purposeId} for the whole class`,
      'establishBasis',
      {
        as: caseworker,
        body: { purposeId, group: CLASS.group },
      },
      { status: 201, body: { established: 3 } },
    );
  await teller.step(
    'a purpose that rests on consent gets no statutory basis',
    'establishBasis',
    {
      as: caseworker,
      body: { purposeId: 'news-to-users', group: CLASS.group },
    },
    { status: 422, body: { reason: 'purpose-rests-on-consent' } },
  );
  return { first: first ?? '', second: second ?? '', third: third ?? '' };
}

/** A guardian sees her children and nobody else's. */
export async function lookAround(teller: Teller, { first, second, third }: Children): Promise<void> {
  teller.chapter('3. A guardian looks');
  const mine = await teller.step(
    'her children',
    'listChildren',
    { as: ['guardian', 'guardian1'] },
    { status: 200 },
  );
  const ids = (mine.body.children as { childId: string }[]).map(({ childId }) => childId).sort();
  teller.fact(
    'they are the two that are hers',
    JSON.stringify(ids) === JSON.stringify([first, second].sort()),
  );
  await teller.step(
    'one of them, with every purpose and its ground',
    'getChild',
    {
      as: ['guardian', 'guardian1'],
      params: { childId: first },
    },
    { status: 200, body: { 'person.givenName': 'Barn Et' } },
  );
  await teller.step(
    'another family’s child is not known to exist',
    'getChild',
    {
      as: ['guardian', 'guardian1'],
      params: { childId: third },
    },
    { status: 404, body: { reason: 'no-such-child' } },
  );
}
