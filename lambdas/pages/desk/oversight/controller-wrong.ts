import { STANDS_TWICE } from '../../../contracts/controller.ts';
import { NAMES_NOBODY } from '../../../contracts/primitives.ts';
import type { Bilingual } from '../../../domain/purpose.ts';
import type { Refusal } from '../../api.ts';
import { CONTROLLER as T } from '../../texts/controller.ts';
import type { Wrong } from '../../web/form.ts';
import { filled } from '../../web/say.ts';
import { LISTS, rowsOf } from './controller-body.ts';

/** What is wrong with a description that was sent, by the API's fields. */
export const wrongFields = (refusal: Refusal, form: URLSearchParams): Readonly<Record<string, Wrong>> => ({
  ...FIELDS,
  ...wrongInstitutions(refusal, form),
});

const FIELDS: Readonly<Record<string, Wrong>> = {
  name: { field: 'name', says: T.wrongName },
  address: { field: 'address', says: T.wrongAddress },
  email: { field: 'email', says: T.wrongEmail },
  phone: { field: 'phone', says: T.wrongPhone },
  'dpo.name': { field: 'officerName', says: T.wrongOfficerName },
  'dpo.email': { field: 'officerEmail', says: T.wrongOfficerEmail },
  'dpo.phone': { field: 'officerPhone', says: T.wrongOfficerPhone },
};

type FieldError = Refusal['errors'][number];

/** The mistakes there are in the line of an institution, in the order in which they are told. */
const MISTAKES: readonly { readonly is: (error: FieldError) => boolean; readonly says: Bilingual }[] = [
  { is: ({ message }) => message === NAMES_NOBODY, says: T.wrongLinesCpr },
  { is: ({ message }) => message === STANDS_TWICE, says: T.wrongLinesTwice },
  { is: ({ field }) => field.endsWith('.number'), says: T.wrongLinesNumber },
  { is: ({ field }) => field.endsWith('.name'), says: T.wrongLinesName },
];

/** Of each list, which lines have which mistake; or that there are too many institutions in all. */
function wrongInstitutions({ errors }: Refusal, form: URLSearchParams): Readonly<Record<string, Wrong>> {
  const rows = rowsOf(form);
  const wrong = errors.flatMap((error) => {
    const [name, index] = /^institutions\.(\d+)\b/.exec(error.field) ?? [];
    const row = rows[Number(index)];
    const mistake = MISTAKES.find(({ is }) => is(error));
    return name !== undefined && row && mistake ? [{ ...row, name, says: mistake.says }] : [];
  });
  const ofLists = LISTS.flatMap(({ field }): [string, Wrong][] => {
    const inList = wrong.filter((row) => row.field === field);
    const sentences = MISTAKES.flatMap(({ says }) => {
      const lines = inList.filter((row) => row.says === says).map(({ line }) => line);
      const sorted = [...new Set(lines)].toSorted((a, b) => a - b).join(', ');
      return sorted === '' ? [] : [filled(says, { list: T[field], lines: sorted })];
    });
    const da = sentences.map((one) => one.da).join('. ');
    const en = sentences.map((one) => one.en).join('. ');
    return inList.map(({ name }) => [name, { field, says: { da, en } }]);
  });
  return { ...Object.fromEntries(ofLists), institutions: { field: LISTS[0].field, says: T.tooMany } };
}
