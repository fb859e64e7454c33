import { textOf } from '../visitor.ts';

/** What is read in the block of a page with an id. */
export const cardOf = (html: string, id: string): string =>
  textOf(new RegExp(`<article class="panel" id="${id}">([\\s\\S]*?)</article>`).exec(html)?.[1] ?? '');
