import type { Undecided } from '../domain/check-reasons.ts';
import type { Caller } from '../platform/caller.ts';

/** What decides whether a question is one of ours, whatever it leaves open. */
type Asked = {
  readonly subject: { readonly type: string; readonly id: string };
  readonly resource: { readonly type: string };
};

/** Why a question is not one of ours; a vendor asks for itself only. */
export function unsound({ subject, resource }: Asked, caller: Caller): Undecided | undefined {
  if (subject.type !== 'vendor') return 'subject-not-a-vendor';
  if (resource.type !== 'child') return 'resource-not-a-child';
  return caller.role === 'vendor' && subject.id !== caller.id ? 'subject-is-not-the-caller' : undefined;
}
