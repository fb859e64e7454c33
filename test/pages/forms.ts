/** A control of a form, as a browser without scripts would see it. */
export type Field = {
  readonly kind: 'hidden' | 'text' | 'date' | 'radio' | 'checkbox' | 'select' | 'button';
  readonly name: string;
  /** What it holds, or what may be chosen. */
  readonly values: readonly string[];
};
export type Form = {
  readonly action: string;
  readonly fields: readonly Field[];
  /** True when it says of something that it must be answered. */
  readonly asks: boolean;
};

/** The forms of a page that send something. */
export const formsOf = (html: string): Form[] =>
  [...html.matchAll(/<form method="post" action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].map(
    ([, action = '', inner = '']) => ({
      action: plain(action),
      fields: fieldsOf(inner),
      asks: inner.includes('aria-required="true"'),
    }),
  );

const KINDS: Readonly<Record<string, Field['kind']>> = {
  hidden: 'hidden',
  radio: 'radio',
  checkbox: 'checkbox',
  date: 'date',
};

function fieldsOf(inner: string): Field[] {
  const fields = new Map<string, Field>();
  const add = (kind: Field['kind'], name: string | undefined, value: string): void => {
    if (name === undefined) return;
    const known = fields.get(name);
    fields.set(name, { kind, name, values: [...(known?.values ?? []), value] });
  };
  for (const [, tag = '', attributes = '', rest = ''] of inner.matchAll(
    /<(input|textarea|select|button)\b([^>]*)>(?:([\s\S]*?)<\/\1>)?/g,
  )) {
    const name = attribute(attributes, 'name');
    if (tag === 'select')
      for (const [, option = ''] of rest.matchAll(/<option\b([^>]*)>/g))
        add('select', name, attribute(option, 'value') ?? '');
    else if (tag === 'textarea') add('text', name, plain(rest.replace(/^\n/, '')));
    else if (tag === 'button') add('button', name, attribute(attributes, 'value') ?? '');
    else
      add(KINDS[attribute(attributes, 'type') ?? ''] ?? 'text', name, attribute(attributes, 'value') ?? '');
  }
  return [...fields.values()];
}

const attribute = (attributes: string, name: string): string | undefined => {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : plain(value);
};

/** What markup stands for, as it is read. */
export const plain = (markup: string): string =>
  markup
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** What is chosen and typed in a form. */
export type Filling = {
  readonly text: string;
  readonly date: string;
  /** Which of the choices, and which of the buttons. */
  readonly choice: number;
};

/** A form as it is sent when a button is pressed and nothing is filled in or chosen, once for each of its buttons. */
export function leftEmpty({ fields }: Form): URLSearchParams[] {
  const sent = fields
    .filter(({ kind }) => kind === 'hidden' || kind === 'text' || kind === 'date')
    .map(({ kind, name, values }): [string, string] => [name, kind === 'hidden' ? (values[0] ?? '') : '']);
  const pressed = fields
    .filter(({ kind }) => kind === 'button')
    .flatMap(({ name, values }) => values.map((value): [string, string] => [name, value]));
  return pressed.length === 0
    ? [new URLSearchParams(sent)]
    : pressed.map((button) => new URLSearchParams([...sent, button]));
}

/** A form as it is sent with everything filled in. */
export function filledIn({ fields }: Form, filling: Filling): URLSearchParams {
  const sent = new URLSearchParams();
  for (const { kind, name, values } of fields) {
    if (kind === 'hidden') sent.append(name, values[0] ?? '');
    const { text, date, choice } = filling;
    const offered = values.filter((value) => value !== '');
    const chosen = offered[choice % offered.length];
    if (kind === 'text') sent.append(name, text);
    if (kind === 'date') sent.append(name, date);
    if (kind === 'checkbox') for (const value of offered) sent.append(name, value);
    if ((kind === 'radio' || kind === 'select' || kind === 'button') && chosen !== undefined)
      sent.append(name, chosen);
  }
  return sent;
}
