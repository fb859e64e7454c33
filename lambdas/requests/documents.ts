import type { REQUESTS } from '../contracts/requests.ts';
import { ok } from '../domain/outcome.ts';
import { foreseeAnswer } from '../domain/preview.ts';
import type { RequestState } from '../domain/request.ts';
import type { Caller } from '../platform/caller.ts';
import type { Operations } from '../platform/http.ts';
import { describedIn, registerOf } from '../store/register.ts';
import { certificateOf } from './certificate.ts';
import { certificatePage } from './certificate-page.ts';
import { matterOf, type RequestsDeps, visibleRequest } from './deps.ts';
import { letterOf } from './letter.ts';
import { letterPage } from './letter-page.ts';
import { addressee, type Draft, writtenIn } from './written.ts';

type DocumentOperations = Pick<
  Operations<'requests', typeof REQUESTS>,
  'getLetter' | 'previewLetter' | 'getCertificate'
>;

/** What a request leaves to read and to keep: the answer as a letter, and the certificate of an erasure, signed. */
export function documentOperations(deps: RequestsDeps): DocumentOperations {
  const { ledger, vault, signer, ids } = deps;

  /** The letter of a request, as its reader sees it. */
  const letter = async (reader: Caller, request: RequestState, draft?: Draft) => {
    const { controller } = reader;
    const [described, register, person, written] = await Promise.all([
      describedIn(ledger, controller),
      registerOf(ledger, controller),
      vault.person(controller, request.childId),
      writtenIn(vault, reader, request, draft),
    ]);
    const matter = { controller, described, request, givenName: person?.givenName, ...register, written };
    return ok({ html: letterPage(letterOf(matter)) });
  };

  return {
    getLetter: async ({ caller, params, today }) => {
      const request = await visibleRequest(deps, caller, params.requestId, today);
      return request.ok ? letter(caller, request.value.state) : request;
    },

    previewLetter: async ({ caller, params, body, today, now }) => {
      const request = await visibleRequest(deps, caller, params.requestId, today);
      if (!request.ok) return request;
      const { state } = request.value;
      const reader = addressee(caller, state);
      const { outcome, because, withheld, reason } = body;
      if (outcome === undefined) return letter(reader, state);
      const { controller, role, id } = caller;
      const draft = { noteId: ids.next(), reason };
      const supposed = { outcome, because, withheld, noteId: draft.noteId };
      const matter = await matterOf(ledger, controller, state, today);
      const after = foreseeAnswer(state, supposed, { role, id }, matter, now);
      return after.ok ? letter(reader, after.value, draft) : after;
    },

    getCertificate: async ({ caller, params, today }) => {
      const request = await visibleRequest(deps, caller, params.requestId, today);
      if (!request.ok) return request;
      const { state, version, head } = request.value;
      const { purposes, vendors } = await registerOf(ledger, caller.controller);
      const chain = { events: version, head };
      const certificate = certificateOf(caller.controller, state, purposes, vendors, chain);
      if (!certificate.ok) return certificate;
      const jws = await signer.sign(certificate.value);
      return ok({ jws, html: certificatePage(certificate.value, jws) });
    },
  };
}
