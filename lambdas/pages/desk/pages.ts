import type { Pages } from '../web/visit.ts';
import { CHILD_PAGES } from './children/child-pages.ts';
import { controller, describe } from './oversight/controller.ts';
import { figuresCsv, figuresOfMonth } from './oversight/figures.ts';
import { findingsCsv } from './oversight/findings.ts';
import { findLedger, goToLedger, ledger } from './oversight/ledger.ts';
import { ledgerCsv, ledgerJson } from './oversight/ledger-export.ts';
import { mend, sendAgain } from './oversight/mend.ts';
import { oversight } from './oversight/oversight.ts';
import { residency, residencyJson } from './oversight/residency.ts';
import { bulk, bulks } from './requests/bulks.ts';
import { extend, pause, resume, sayExtend, sayPause, sayResume } from './requests/clock.ts';
import { decide, sayDecision } from './requests/decide.ts';
import { part } from './requests/decide-parts.ts';
import { lift, sayLift } from './requests/lift.ts';
import { open, sayOpen } from './requests/open.ts';
import { refuse, sayRefusal } from './requests/refuse.ts';
import { request, resend } from './requests/request.ts';
import { certificate, fetchPackage, letter } from './requests/request-letter.ts';
import { saySent, sent } from './requests/sent.ts';
import { sayTask, task } from './requests/task.ts';
import { board, work } from './requests/work.ts';
import { terminate, terminateAgreement } from './vendors/agreement-end.ts';
import { draftAgreement, newAgreement } from './vendors/agreement-new.ts';
import { sign, signAgreement } from './vendors/agreement-sign.ts';
import { purpose, purposes } from './vendors/purposes.ts';
import { vendor } from './vendors/vendor.ts';
import { newVendor, registerVendor } from './vendors/vendor-new.ts';
import { replaceWebhook, webhook } from './vendors/vendor-webhook.ts';
import { vendors } from './vendors/vendors.ts';

/** What a case worker and a data protection officer see and do. */
export const DESK: Pages = {
  ...CHILD_PAGES,

  'GET /desk/vendors': vendors,
  'GET /desk/vendors/new': newVendor,
  'POST /desk/vendors/new': registerVendor,
  'GET /desk/vendors/{vendorId}': vendor,
  'GET /desk/vendors/{vendorId}/webhook': webhook,
  'POST /desk/vendors/{vendorId}/webhook': replaceWebhook,
  'GET /desk/vendors/{vendorId}/agreements/new': newAgreement,
  'POST /desk/vendors/{vendorId}/agreements/new': draftAgreement,
  'GET /desk/vendors/{vendorId}/agreements/{agreementId}/sign': sign,
  'POST /desk/vendors/{vendorId}/agreements/{agreementId}/sign': signAgreement,
  'GET /desk/vendors/{vendorId}/agreements/{agreementId}/terminate': terminate,
  'POST /desk/vendors/{vendorId}/agreements/{agreementId}/terminate': terminateAgreement,
  'GET /desk/purposes': purposes,
  'GET /desk/purposes/{purposeId}': purpose,

  'GET /desk/mend': mend,
  'POST /desk/mend': sendAgain,

  'GET /desk/controller': controller,
  'POST /desk/controller': describe,

  'GET /desk/oversight': oversight,
  'GET /desk/oversight/figures.csv': figuresCsv,
  'GET /desk/oversight/findings.csv': findingsCsv,
  'GET /desk/oversight/figures/{month}': figuresOfMonth,
  'GET /desk/oversight/residency': residency,
  'GET /desk/oversight/residency.json': residencyJson,

  'GET /desk/ledger': findLedger,
  'POST /desk/ledger': goToLedger,
  'GET /desk/ledger/{kind}/{id}': ledger,
  'GET /desk/ledger/{kind}/{id}/json': ledgerJson,
  'GET /desk/ledger/{kind}/{id}/csv': ledgerCsv,

  'GET /desk/work': work,
  'GET /desk/work/board': board,
  'GET /desk/requests/{requestId}': request,
  'POST /desk/requests/{requestId}': resend,
  'GET /desk/requests/{requestId}/decide': decide,
  'POST /desk/requests/{requestId}/decide': sayDecision,
  'GET /desk/requests/{requestId}/refuse': refuse,
  'POST /desk/requests/{requestId}/refuse': sayRefusal,
  'GET /desk/requests/{requestId}/pause': pause,
  'POST /desk/requests/{requestId}/pause': sayPause,
  'GET /desk/requests/{requestId}/resume': resume,
  'POST /desk/requests/{requestId}/resume': sayResume,
  'GET /desk/requests/{requestId}/extend': extend,
  'POST /desk/requests/{requestId}/extend': sayExtend,
  'GET /desk/requests/{requestId}/lift': lift,
  'POST /desk/requests/{requestId}/lift': sayLift,
  'GET /desk/requests/{requestId}/tasks/{taskId}': task,
  'POST /desk/requests/{requestId}/tasks/{taskId}': sayTask,
  'GET /desk/requests/{requestId}/parts/{vendorId}': part,
  'GET /desk/requests/{requestId}/letter': letter,
  'GET /desk/requests/{requestId}/sent': sent,
  'POST /desk/requests/{requestId}/sent': saySent,
  'GET /desk/requests/{requestId}/certificate': certificate,
  'GET /desk/requests/{requestId}/package': fetchPackage,
  'GET /desk/children/{childId}/requests/new': open,
  'POST /desk/children/{childId}/requests/new': sayOpen,
  'GET /desk/bulks': bulks,
  'GET /desk/bulks/{bulkId}': bulk,
};
