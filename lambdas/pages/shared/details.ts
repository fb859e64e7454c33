import type { AskedRight } from '../texts/family-rights.ts';
import { changesOf } from './rectify.ts';

/** What a right asks for besides its purposes. */
export function detailsIn(right: AskedRight, form: URLSearchParams): object {
  const because = form.get('because') ?? '';
  const words = (form.get('reason') ?? '').trim();
  const reason = words === '' ? {} : { reason: words };
  switch (right) {
    case 'access':
      return {};
    case 'rectification':
      return { changes: changesOf(form) };
    case 'erasure':
    case 'objection':
      return reason;
    case 'restriction':
      return { ...reason, ...(because !== '' && { because }) };
    case 'portability':
      return { elseAccess: form.get('elseAccess') === 'yes' };
  }
}
