import type { REQUESTS } from '../contracts/requests.ts';
import { ok } from '../domain/outcome.ts';
import { foreseeAnswer } from '../domain/preview.ts';
import { isOrdered, type RequestState } from '../domain/request.ts';
import { type Caller, isStaff } from '../platform/caller.ts';
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

  /** The name of who asked, for staff and for herself: one custody holder is not told what the other is called. */
  const requesterFor = async (reader: Caller, request: RequestState): Promise<string | undefined> => {
    const { openedBy } = request;
    if (isOrdered(request) || !(isStaff(reader) || reader.id === openedBy.id)) return undefined;
    const person = await vault.person(reader.controller, openedBy.id);
    return person && `${person.givenName} ${person.familyName}`;
  };

  /** The letter of a request, as its reader sees it. */
  const letter = async (reader: Caller, request: RequestState, draft?: Draft) => {
    const { controller } = reader;
    const [described, register, person, requester, written] = await Promise.all([
      describedIn(ledger, controller),
      registerOf(ledger, controller),
      vault.person(controller, request.childId),
      requesterFor(reader, request),
      writtenIn(vault, reader, request, draft),
    ]);
    const givenName = person?.givenName;
    const matter = { controller, described, request, givenName, requester, ...register, written };
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
      const [described, { purposes, vendors }] = await Promise.all([
        describedIn(ledger, caller.controller),
        registerOf(ledger, caller.controller),
      ]);
      const chain = { events: version, head };
      const by = { cvr: caller.controller, name: described?.name };
      const certificate = certificateOf(by, state, purposes, vendors, chain);
      if (!certificate.ok) return certificate;
      const jws = await signer.sign(certificate.value);
      return ok({ jws, html: certificatePage(certificate.value, jws) });
    },
  };
}
