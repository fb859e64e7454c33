import type { Controller } from '../../shared/controller.ts';

type Described = NonNullable<Controller['description']>;

type Institution = Described['institutions'][number];

/** The fields that list the institutions of a kind, in the order in which they are sent. */
export const LISTS = [
  { field: 'schools', kind: 'school' },
  { field: 'daycares', kind: 'daycare' },
] as const;
export type List = (typeof LISTS)[number]['field'];

/** The fields of the data protection officer: all are empty where there is none. */
const OFFICER = ['officerName', 'officerEmail', 'officerPhone'] as const;

/** An institution as it was written in a list, on a line counted from 1. */
type Row = Institution & { readonly field: List; readonly line: number };

/** The lines of the lists that hold something, in the order in which they are sent: the first word is the number, the rest the name. */
export const rowsOf = (form: URLSearchParams): readonly Row[] =>
  LISTS.flatMap(({ field, kind }) =>
    (form.get(field) ?? '')
      .split(/\r\n|\r|\n/)
      .map((written, index) => ({ line: index + 1, words: written.trim().split(/\s+/) }))
      .filter(({ words: [first = ''] }) => first !== '')
      .map(({ line, words: [number = '', ...name] }) => ({
        field,
        line,
        number: number.toUpperCase(),
        name: name.join(' '),
        kind,
      })),
  );

/** The form as the API takes it; a field left empty is not said. */
export function bodyOf(form: URLSearchParams): Described {
  const typed = (name: string): string => (form.get(name) ?? '').trim();
  const ifSaid = <K extends string>(key: K, name: string): { readonly [P in K]?: string } =>
    typed(name) === '' ? {} : ({ [key]: typed(name) } as { readonly [P in K]: string });
  return {
    name: typed('name'),
    ...ifSaid('address', 'address'),
    email: typed('email'),
    phone: typed('phone'),
    ...(OFFICER.some((name) => typed(name) !== '') && {
      dpo: {
        ...ifSaid('name', 'officerName'),
        email: typed('officerEmail'),
        ...ifSaid('phone', 'officerPhone'),
      },
    }),
    institutions: rowsOf(form).map(({ number, name, kind }) => ({ number, name, kind })),
  };
}

/** The institutions of a kind, by their numbers. */
export const ofKind = (
  { institutions }: Pick<Described, 'institutions'>,
  kind: Institution['kind'],
): readonly Institution[] =>
  institutions
    .filter((one) => one.kind === kind)
    .toSorted((one, other) => (one.number < other.number ? -1 : 1));

const written = ({ number, name }: Institution): string => `${number} ${name}`;

/** A description as the form shows it, the institutions of each kind by their numbers. */
export const fieldsOf = (described: Described): URLSearchParams =>
  new URLSearchParams({
    name: described.name,
    address: described.address ?? '',
    email: described.email,
    phone: described.phone,
    officerName: described.dpo?.name ?? '',
    officerEmail: described.dpo?.email ?? '',
    officerPhone: described.dpo?.phone ?? '',
    ...Object.fromEntries(
      LISTS.map(({ field, kind }) => [field, ofKind(described, kind).map(written).join('\n')]),
    ),
  });
