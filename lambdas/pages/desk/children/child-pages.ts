import type { Pages } from '../../web/visit.ts';
import { classPage } from '../classes/class.ts';
import { basis, establish } from '../classes/class-basis.ts';
import { leave, letLeave } from '../classes/class-leave.ts';
import { missing } from '../classes/class-missing.ts';
import { classes } from '../classes/classes.ts';
import { enrol, sendOne } from '../classes/enrol.ts';
import { enrolList, sendList } from '../classes/enrol-list.ts';
import { child } from './child.ts';
import { changeCustody, custody } from './child-change-custody.ts';
import { childHistory } from './child-history.ts';
import { leaveChild, letChildLeave } from './child-leave.ts';
import { move, sendMove } from './child-move.ts';
import { childPurpose } from './child-purpose.ts';
import { sendPurpose } from './child-purpose-send.ts';
import { conflict, settle } from './conflict.ts';
import { conflicts } from './conflicts.ts';
import { find, search } from './search.ts';

/** Children and classes, as a case worker finds and keeps them. */
export const CHILD_PAGES: Pages = {
  'GET /desk/search': search,
  'POST /desk/search': find,
  'GET /desk/classes': classes,
  'GET /desk/classes/class': classPage,
  'GET /desk/classes/basis': basis,
  'POST /desk/classes/basis': establish,
  'GET /desk/classes/leave': leave,
  'POST /desk/classes/leave': letLeave,
  'GET /desk/classes/missing': missing,
  'GET /desk/classes/enrol': enrol,
  'POST /desk/classes/enrol': sendOne,
  'GET /desk/classes/enrol/list': enrolList,
  'POST /desk/classes/enrol/list': sendList,
  'GET /desk/children/{childId}': child,
  'GET /desk/children/{childId}/history': childHistory,
  'GET /desk/children/{childId}/purposes/{purposeId}': childPurpose,
  'POST /desk/children/{childId}/purposes/{purposeId}': sendPurpose,
  'GET /desk/children/{childId}/custody': custody,
  'POST /desk/children/{childId}/custody': changeCustody,
  'GET /desk/children/{childId}/move': move,
  'POST /desk/children/{childId}/move': sendMove,
  'GET /desk/children/{childId}/leave': leaveChild,
  'POST /desk/children/{childId}/leave': letChildLeave,
  'GET /desk/children/{childId}/conflicts/{purposeId}': conflict,
  'POST /desk/children/{childId}/conflicts/{purposeId}': settle,
  'GET /desk/conflicts': conflicts,
};
