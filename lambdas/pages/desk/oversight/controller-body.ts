import type { Controller } from '../../shared/controller.ts';

type Described = NonNullable<Controller['description']>;

/** An institution as it was written, on a line counted from 1. */
type Row = { readonly line: number; readonly number: string; readonly name: string };

/** The lines of a field that hold something: the first word is the number, the rest the name. */
export const rowsOf = (text: string): readonly Row[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((written, index) => ({ line: index + 1, words: written.trim().split(/\s+/) }))
    .filter(({ words: [first = ''] }) => first !== '')
    .map(({ line, words: [number = '', ...name] }) => ({
      line,
      number: number.toUpperCase(),
      name: name.join(' '),
    }));

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
    dpo: {
      ...ifSaid('name', 'officerName'),
      email: typed('officerEmail'),
      ...ifSaid('phone', 'officerPhone'),
    },
    institutions: rowsOf(typed('institutions')).map(({ number, name }) => ({ number, name })),
  };
}

/** A description as the form shows it, the institutions by their numbers. */
export const fieldsOf = (described: Described): URLSearchParams =>
  new URLSearchParams({
    name: described.name,
    address: described.address ?? '',
    email: described.email,
    phone: described.phone,
    officerName: described.dpo.name ?? '',
    officerEmail: described.dpo.email,
    officerPhone: described.dpo.phone ?? '',
    institutions: described.institutions
      .map(({ number, name }) => `${number} ${name}`)
      .toSorted()
      .join('\n'),
  });
