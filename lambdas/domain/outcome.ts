import type { RefusalReason } from './reasons.ts';

/** What a decision answers: a value, or a refusal that names its reason. Expected outcomes are values, never exceptions. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused;

export type Refused = { readonly ok: false; readonly reason: RefusalReason; readonly detail?: string };

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** A refusal; the detail is for the caller and never holds personal data. */
export const refused = (reason: RefusalReason, detail?: string): Refused =>
  detail === undefined ? { ok: false, reason } : { ok: false, reason, detail };
