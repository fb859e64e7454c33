import { all } from './find.ts';

/**
 * What is typed into a form with `data-keep` outlives a time-out: it is kept in this tab alone, for this person alone,
 * until the server says that it has it.
 */
type Kept = { fields: Record<string, string>; sent: boolean };
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const PREFIX = 'kept ';
const NEVER = ['password', 'hidden', 'file', 'submit', 'button', 'reset'];

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter(
    (field): field is Field =>
      (field instanceof HTMLInputElement ||
        field instanceof HTMLTextAreaElement ||
        field instanceof HTMLSelectElement) &&
      field.name !== '' &&
      !NEVER.includes(field.type) &&
      field.dataset.neverKeep === undefined,
  );

const isChoice = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox');

const nameOf = (field: Field): string => (isChoice(field) ? `${field.name}=${field.value}` : field.name);
const contentOf = (field: Field): string => (isChoice(field) ? String(field.checked) : field.value);

/** Whether it still is as the server wrote it: what the server gives back of a refused form goes first. */
const isUntouched = (field: Field): boolean => {
  if (isChoice(field)) return !field.checked;
  if (field instanceof HTMLSelectElement) return ![...field.options].some((option) => option.defaultSelected);
  return field.value === '';
};

const put = (field: Field, value: string): void => {
  if (isChoice(field)) field.checked = value === 'true';
  else field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

const keptKeys = (): string[] => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));

const read = (key: string): Kept | undefined => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '') as Kept;
  } catch {
    return undefined;
  }
};

const write = (key: string, kept: Kept): void => {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Full, or forbidden: the form works as it does without.
  }
};

/** Keeps, gives back and forgets what is typed. */
export const keepText = (): void => {
  const { person } = document.body.dataset;
  // Signed out: nobody is here to whom it could be shown, and she may be back.
  if (person === undefined) return;
  const mine = `${PREFIX}${person} `;
  const keyOf = (form: HTMLFormElement): string => `${mine}${location.pathname} ${form.id}`;
  const forms = all<HTMLFormElement>('form[data-keep]');
  const here = forms.map(keyOf);
  const isSaved = all('[data-saved]').length > 0;
  for (const key of keptKeys()) {
    const isDone = read(key)?.sent && (isSaved || !here.includes(key));
    if (!key.startsWith(mine) || isDone) sessionStorage.removeItem(key);
  }
  for (const form of forms) keepForm(form, keyOf(form));
  for (const form of all('[data-sign-out]'))
    form.addEventListener('submit', () => {
      for (const key of keptKeys()) sessionStorage.removeItem(key);
    });
};

const keepForm = (form: HTMLFormElement, key: string): void => {
  const kept = read(key);
  if (kept)
    for (const field of fieldsOf(form)) {
      const value = kept.fields[nameOf(field)];
      if (value !== undefined && isUntouched(field)) put(field, value);
    }
  const keep = (sent: boolean): void =>
    write(key, {
      fields: Object.fromEntries(fieldsOf(form).map((field) => [nameOf(field), contentOf(field)])),
      sent,
    });
  form.addEventListener('input', () => keep(false));
  form.addEventListener('submit', () => keep(true));
};
