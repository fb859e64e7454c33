import { own } from '../../domain/own.ts';
import type { Bilingual } from '../../domain/purpose.ts';
import { Html, html } from '../../platform/html.ts';
import type { Language } from '../../platform/page.ts';

/** A table of texts: every word that people read stands in one, in both languages side by side. */
export type Texts = Readonly<Record<string, Bilingual>>;

type Values = Readonly<Record<string, string | number>>;
type Parts = Readonly<Record<string, string | number | Html>>;

/** The visitor's language, and how to say a text in it; `{name}` in a text stands for a value. */
export type Say = {
  readonly lang: Language;
  (text: Bilingual, values?: Values): string;
  /** The same where a value is markup, for example a link within a sentence. */
  readonly rich: (text: Bilingual, parts: Parts) => Html;
};

const PLACE = /\{(\w+)\}/g;

/** Says texts in one language; throws for a value that is missing among those given, so that no sentence has a hole. */
export function sayIn(lang: Language): Say {
  const say = (text: Bilingual, values?: Values): string =>
    // Without values it is said as it stands: a purpose or an agreement may have any words.
    values ? text[lang].replace(PLACE, (_, name: string) => String(theValue(values, name))) : text[lang];
  const rich = (text: Bilingual, parts: Parts): Html => {
    const pieces = text[lang].split(PLACE).map((piece, index) => {
      return index % 2 === 0 ? html`${piece}` : html`${theValue(parts, piece)}`;
    });
    return new Html(pieces.map(({ markup }) => markup).join(''));
  };
  return Object.assign(say, { lang, rich });
}

/** A text with its values in both languages, for what takes a text without any: a label, an error. */
export function filled(
  text: Bilingual,
  values: Readonly<Record<string, string | number | Bilingual>>,
): Bilingual {
  const inLanguage = (lang: Language): string =>
    sayIn(lang)(
      text,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'object' ? value[lang] : value,
        ]),
      ),
    );
  return { da: inLanguage('da'), en: inLanguage('en') };
}

function theValue<T>(values: Readonly<Record<string, T>>, name: string): T {
  const value = own(values, name);
  if (value === undefined) throw new Error(`the text needs a value for {${name}}`);
  return value;
}

const LISTS = { da: new Intl.ListFormat('da-DK'), en: new Intl.ListFormat('en-GB') } as const;

/** Several things in a sentence: `a, b og c`. */
export const listed = (say: Say, items: readonly string[]): string => LISTS[say.lang].format(items);

/** The same with a capital first, as a sentence begins. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
