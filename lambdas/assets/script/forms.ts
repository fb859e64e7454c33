import { all } from './find.ts';

/** How long a form waits before it may be sent again, in milliseconds: a download leaves its page where it is. */
const AGAIN = 10_000;

const buttonsOf = (form: HTMLFormElement): HTMLButtonElement[] =>
  [...form.elements].filter(
    (element): element is HTMLButtonElement =>
      element instanceof HTMLButtonElement && element.type === 'submit',
  );

/** A second press while the first is on its way sends nothing; the server would carry it out once anyway. */
export const guardSubmits = (): void => {
  const free = (form: HTMLFormElement): void => {
    delete form.dataset.sent;
    for (const button of buttonsOf(form)) button.removeAttribute('aria-disabled');
  };
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
    if (form.dataset.sent !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = '';
    // Not `disabled`: the button's own name and value must be sent.
    for (const button of buttonsOf(form)) button.setAttribute('aria-disabled', 'true');
    setTimeout(free, AGAIN, form);
  });
  // Back from the next page, the browser may show this one as it was left.
  addEventListener('pageshow', () => {
    for (const form of all<HTMLFormElement>('form[data-sent]')) free(form);
  });
};

/** What cannot be undone is pressed by nobody who has not typed its word. */
export const needWords = (): void => {
  for (const input of all<HTMLInputElement>('[data-confirm-word]')) {
    const word = input.dataset.confirmWord?.toLowerCase();
    const check = (): void => {
      const typed = input.value.trim().toLowerCase() === word;
      if (input.form) for (const button of buttonsOf(input.form)) button.disabled = !typed;
    };
    input.addEventListener('input', check);
    addEventListener('pageshow', check);
    check();
  }
};
