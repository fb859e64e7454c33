import type { Bilingual } from '../../domain/purpose.ts';
import { type Refusal, Refused } from '../api.ts';
import { type Wrong, wrongFrom } from '../web/form.ts';

/** Why a form is shown once more, and what is said above it. */
export type Again = { readonly status?: number; readonly above?: Bilingual };

/**
 * A refusal that a form can be shown again with; what the API found wrong in its body is 422 on a page. Throws any other:
 * what is not there, what the visitor may not do, a fault of ours.
 */
export function mendable(refusal: Refusal): Refusal {
  const { status } = refusal;
  if (status === 403 || status === 404 || status >= 500) throw new Refused(refusal);
  return { ...refusal, status: status === 400 ? 422 : status };
}

/** Why, and which fields are wrong. */
export type Mending = Again & { readonly wrong: readonly Wrong[] };

/** What is wrong with a form by the API's word, on its fields by `fields`, and how it is shown again. */
export function mending(refusal: Refusal, fields: Readonly<Record<string, Wrong>>): Mending {
  const { status } = mendable(refusal);
  const { wrong, above } = wrongFrom(refusal, fields);
  return { wrong, status, ...(above && { above }) };
}
