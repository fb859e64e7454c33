/** Why rules exist: the articles of the GDPR, and the clauses of the agreements the first controllers have. */

/** The three agreements' own words on third countries. */
const CLAUSES = 'JH Software pkt. 8.1, LearnLab «Overførsel til tredjeland», Lindhardt og Ringhof pkt. 8.1';

/** A copy, or a place of processing, in a third country is a transfer. */
export const TRANSFER = `GDPR art. 44; ${CLAUSES}`;
/** A processor acts on documented instructions only, transfers included. */
export const INSTRUCTION = `GDPR art. 28(3)(a) and 44; ${CLAUSES}`;
/** Who answers for the data must be able to show where it is. */
export const ACCOUNTABILITY = 'GDPR art. 5(2) and 24(1)';
/** Access is limited to what is needed, by technical measures. */
export const SECURITY = 'GDPR art. 25(2) and 32(1)';
