import type { REQUESTS } from '../contracts/requests.ts';
import { ok } from '../domain/outcome.ts';
import type { Operations } from '../platform/http.ts';
import { registerOf } from '../store/register.ts';
import { certificateOf } from './certificate.ts';
import { certificatePage } from './certificate-page.ts';
import { type RequestsDeps, visibleRequest } from './deps.ts';
import { letterOf } from './letter.ts';
import { letterPage } from './letter-page.ts';
import { writtenIn } from './written.ts';

type DocumentOperations = Pick<Operations<'requests', typeof REQUESTS>, 'getLetter' | 'getCertificate'>;

/** What a request leaves to read and to keep: the answer as a letter, and the certificate of an erasure, signed. */
export function documentOperations(deps: RequestsDeps): DocumentOperations {
  const { ledger, vault, signer } = deps;
  return {
    getLetter: async ({ caller, params, today }) => {
      const request = await visibleRequest(deps, caller, params.requestId, today);
      if (!request.ok) return request;
      const { controller } = caller;
      const { state } = request.value;
      const [register, person, written] = await Promise.all([
        registerOf(ledger, controller),
        vault.person(controller, state.childId),
        writtenIn(vault, caller, state),
      ]);
      const matter = { controller, request: state, givenName: person?.givenName, ...register, written };
      return ok({ html: letterPage(letterOf(matter)) });
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
