/** The elements of the page, or of one of them, that a selector names. */
export const all = <E extends HTMLElement = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): E[] => [...within.querySelectorAll<E>(selector)];

/** A text of the page with its numbers put in: `{n}`. */
export const filled = (text: string | undefined, numbers: Readonly<Record<string, number>>): string =>
  (text ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(numbers[name] ?? whole));

/** A line of which a screen reader reads what it comes to say, put after an element. */
export const spokenAfter = (element: HTMLElement): HTMLElement => {
  const line = document.createElement('p');
  line.className = 'form-hint';
  line.setAttribute('role', 'status');
  element.after(line);
  return line;
};
