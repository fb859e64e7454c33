import { ask, caseworker, family, get, post, type Route, vendor } from './route.ts';

/** The routes of requests and of the vendors' tasks. */
export const REQUEST_ROUTES = {
  openRequest: post('/children/{childId}/requests', 'requests', family, 'Exercise a right for a child'),
  previewRequest: get(
    '/children/{childId}/rights',
    'requests',
    family,
    'What each right would do for the child if it were exercised today; nothing is opened',
  ),
  listRequests: get('/requests', 'requests', caseworker, 'Open requests, the most urgent first'),
  listBulkRequests: get(
    '/bulks/{bulkId}/requests',
    'requests',
    caseworker,
    'The requests of a bulk that are open, each with the vendors that are late',
  ),
  listChildRequests: get('/children/{childId}/requests', 'requests', family, 'The requests of a child'),
  getRequest: get(
    '/requests/{requestId}',
    'requests',
    family,
    'A request: decisions, tasks of the vendors, evidence',
  ),
  getPackage: get(
    '/requests/{requestId}/package',
    'requests',
    family,
    'A short-lived link to the package of an access or portability request',
  ),
  getPart: get(
    '/requests/{requestId}/parts/{vendorId}',
    'requests',
    caseworker,
    'What a vendor handed over, to be reviewed before the family gets it (GDPR art. 15(4))',
  ),
  assessRequest: post(
    '/requests/{requestId}/decision',
    'requests',
    ['guardian', 'caseworker'],
    'Answer what the law leaves to a person: an objection, accuracy, maturity, a release, a refusal, the other custody holder’s word',
  ),
  pauseClock: post(
    '/requests/{requestId}/pause',
    'requests',
    caseworker,
    'Suspend the clock while the requester is asked who she is or what she means',
  ),
  resumeClock: post(
    '/requests/{requestId}/resumption',
    'requests',
    caseworker,
    'Let the clock go on: the requester has answered',
  ),
  answerPause: post(
    '/requests/{requestId}/answer',
    'requests',
    ['guardian', 'child'],
    'The requester answers what she was asked: the clock goes on',
  ),
  acceptAnswer: post(
    '/requests/{requestId}/acceptance',
    'requests',
    caseworker,
    'The requester’s own answer is read: the request goes on',
  ),
  extendDeadline: post(
    '/requests/{requestId}/extension',
    'requests',
    caseworker,
    'Two further months, told with the reason within the first (GDPR art. 12(3))',
  ),
  announceLift: post(
    '/requests/{requestId}/lift-notice',
    'requests',
    caseworker,
    'Tell the requester that a restriction ends, before it does (GDPR art. 18(3))',
  ),
  liftRestriction: post('/requests/{requestId}/lift', 'requests', caseworker, 'Lift a restriction'),
  resendRequest: post(
    '/requests/{requestId}/resend',
    'requests',
    caseworker,
    'Send the next step of a request on its way again, where it is the system’s own and did not come',
  ),
  retryTask: post(
    '/requests/{requestId}/tasks/{taskId}/retry',
    'requests',
    caseworker,
    'Send one vendor its task again',
  ),
  waiveTask: post(
    '/requests/{requestId}/tasks/{taskId}/waiver',
    'requests',
    caseworker,
    'End a task without the vendor’s word, with the reason; the proof says so',
  ),
  getLetter: get(
    '/requests/{requestId}/letter',
    'requests',
    family,
    'The answer as a letter: decisions, reasons, and how to complain (GDPR art. 12(4))',
  ),
  recordLetter: post(
    '/requests/{requestId}/letter',
    'requests',
    caseworker,
    'The letter of answer to a request on paper was sent',
  ),
  previewLetter: ask(
    '/requests/{requestId}/letter-preview',
    'requests',
    caseworker,
    'The letter as the family would read it if a question were answered so; nothing is answered',
  ),
  getCertificate: get(
    '/requests/{requestId}/certificate',
    'requests',
    family,
    'The signed certificate of an erasure: what every vendor confirmed, and what was kept and why',
  ),

  listTasks: get('/tasks', 'tasks', vendor, "The vendor's open tasks"),
  getTask: get('/tasks/{taskId}', 'tasks', vendor, 'One task with what is needed to carry it out'),
  progressTask: post(
    '/tasks/{taskId}/progress',
    'tasks',
    vendor,
    'The vendor has seen its task, or is at work on it',
  ),
  answerTask: post('/tasks/{taskId}/result', 'tasks', vendor, "The vendor's result of a task"),
} satisfies Record<string, Route>;
