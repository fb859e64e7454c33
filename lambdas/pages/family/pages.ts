import type { Pages } from '../web/visit.ts';
import { child } from './child.ts';
import { children } from './children.ts';
import { certificate, fetchPackage, letter } from './documents.ts';
import { history } from './history.ts';
import { answerPurpose, purpose } from './purpose.ts';
import { receipt } from './receipt.ts';
import { answerJointly, request } from './request.ts';
import { answer, sendAnswer } from './request-answer.ts';
import { childRequests } from './requests.ts';
import { childRights, rights } from './rights.ts';
import { askForRight, sendRight } from './rights-ask.ts';

/** What a guardian, or a child for herself, sees and does. */
export const FAMILY: Pages = {
  'GET /family/children': children,
  'GET /family/children/{childId}': child,
  'GET /family/children/{childId}/history': history,
  'GET /family/children/{childId}/purposes/{purposeId}': purpose,
  'POST /family/children/{childId}/purposes/{purposeId}': answerPurpose,
  'GET /family/children/{childId}/purposes/{purposeId}/receipt': receipt,
  'GET /family/rights': rights,
  'GET /family/children/{childId}/rights': childRights,
  'GET /family/children/{childId}/rights/{right}': askForRight,
  'POST /family/children/{childId}/rights/{right}': sendRight,
  'GET /family/children/{childId}/requests': childRequests,
  'GET /family/requests/{requestId}': request,
  'POST /family/requests/{requestId}': answerJointly,
  'GET /family/requests/{requestId}/answer': answer,
  'POST /family/requests/{requestId}/answer': sendAnswer,
  'GET /family/requests/{requestId}/letter': letter,
  'GET /family/requests/{requestId}/certificate': certificate,
  'GET /family/requests/{requestId}/package': fetchPackage,
};
