import type { Visit } from '../web/visit.ts';

/** The field in which the word is typed that confirms what cannot be undone. */
export const CONFIRM = 'confirm';

/** True when the word was typed; capital or small letters are the same. */
export const isWord = ({ form, lang }: Pick<Visit, 'form' | 'lang'>, word: string): boolean => {
  const plain = (text: string): string => text.trim().toLocaleLowerCase(lang);
  return plain(form.get(CONFIRM) ?? '') === plain(word);
};
