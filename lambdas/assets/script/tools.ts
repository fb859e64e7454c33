import { all, filled, spokenAfter } from './find.ts';

/** Says how many letters are left, or too many. */
export const countLetters = (): void => {
  for (const area of all<HTMLTextAreaElement>('textarea[data-limit]')) {
    const { limit, left, over } = area.dataset;
    const line = spokenAfter(area);
    // Read out when she pauses, not letter by letter.
    line.setAttribute('aria-live', 'polite');
    const count = (): void => {
      const n = Number(limit) - area.value.length;
      line.textContent = filled(n < 0 ? over : left, { n: Math.abs(n) });
      line.classList.toggle('limit-exceeded', n < 0);
    };
    area.addEventListener('input', count);
    count();
  }
};

/** Shows the rows or lines that hold every word typed, and says how many. */
export const filterRows = (): void => {
  for (const input of all<HTMLInputElement>('[data-filter]')) {
    const target = document.querySelector<HTMLElement>(input.dataset.filter ?? '');
    if (!target) continue;
    const rows = target instanceof HTMLTableElement ? all('tbody tr', target) : all(':scope > li', target);
    const line = spokenAfter(input);
    input.addEventListener('input', () => {
      const words = input.value.toLowerCase().split(/\s+/);
      for (const row of rows) {
        const text = row.textContent?.toLowerCase() ?? '';
        row.hidden = !words.every((word) => text.includes(word));
      }
      const n = rows.filter((row) => !row.hidden).length;
      line.textContent = input.value.trim() === '' ? '' : filled(input.dataset.shown, { n, m: rows.length });
    });
  }
};

/** How long a button says that it has copied, in milliseconds. */
const SAID = 3_000;

/** Buttons that print the page, or copy a text of it. */
export const copyAndPrint = (): void => {
  for (const button of all('[data-print]')) button.addEventListener('click', () => print());
  for (const button of all('[data-copy]')) {
    const line = spokenAfter(button);
    button.addEventListener('click', async () => {
      const text = document.querySelector(button.dataset.copy ?? '')?.textContent ?? '';
      await navigator.clipboard.writeText(text.trim());
      line.textContent = button.dataset.copied ?? '';
      setTimeout(() => {
        line.textContent = '';
      }, SAID);
    });
  }
};
