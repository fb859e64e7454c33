import { newEnforcer, newModelFromString } from 'casbin';
import { type DecisionEngine, versionOf } from './engine.ts';
import type { AgreementFact, ConsentFact, Facts } from './facts.ts';

const AGREEMENTS = 4;
const GUARDIANS = 3;

const slots = (
  list: string,
  count: number,
  expression: (member: string) => string,
  between: string,
): string => Array.from({ length: count }, (_, index) => expression(`r.q.${list}[${index}]`)).join(between);

/** A matcher has no loops: each agreement and guardian is asked by its place, and empty places are filled. */
const byAgreement = (agreement: string): string => `(${agreement}.signedOn <= r.q.today
  && ${agreement}.endsOn > r.q.today
  && ${agreement}.instructed.includes(r.q.purpose) && !${agreement}.onRequest.includes(r.q.purpose)
  && !${agreement}.areas.includes("outside")
  && (${agreement}.perimeter == "eea-or-instructed"
    || (!${agreement}.areas.includes("carried")
      && (${agreement}.perimeter == "eea" || !${agreement}.areas.includes("eea")))))`;

const isHolder = (guardian: string): string => `${guardian}.from <= r.q.today && ${guardian}.to > r.q.today`;
const isYes = (word: string): string => `${word}.said == "given" && ${word}.version >= r.q.consent.oldest`;
const counts = (guardian: string): string =>
  `(${isYes(guardian)} && ${guardian}.on >= ${guardian}.from && ${guardian}.on >= r.q.consent.anewFrom)`;
const guardians = (expression: (guardian: string) => string, between: string): string =>
  slots('guardians', GUARDIANS, expression, between);

const MATCHER = `!r.q.erased && r.q.left > r.q.today
  && !r.q.held.includes("all") && !r.q.held.includes(r.q.purpose)
  && (r.q.consent
    ? r.q.ground.kind == "consent" && r.q.consent.ageKnown
      && (r.q.consent.adultOn <= r.q.today
        || (r.q.consent.word.said != "nothing"
          && (r.q.consent.decidesOn <= r.q.today
            || (${isYes('r.q.consent.word')} && r.q.consent.word.couldDecide)))
        ? ${isYes('r.q.consent.word')}
        : !(${guardians((one) => `(${isHolder(one)} && (${one}.said == "refused" || ${one}.said == "withdrawn"))`, ' || ')})
          && (${guardians((one) => `(${isHolder(one)} && ${counts(one)})`, ' || ')})
          && (r.q.consent.custody == "one"
            || (${guardians((one) => `(!(${isHolder(one)}) || ${counts(one)})`, ' && ')})))
    : r.q.ground.kind == "established" && r.q.ground.from <= r.q.today
      && r.q.ground.endedOn > r.q.today && r.q.ground.leftOn > r.q.today)
  && (${slots('agreements', AGREEMENTS, byAgreement, ' || ')})`;

const MODEL = `
[request_definition]
r = q
[policy_definition]
p = q
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = ${MATCHER.replaceAll(/\s+/g, ' ')}
`;

type Guardian = ConsentFact['guardians'][number];

const NO_AGREEMENT: AgreementFact = {
  signedOn: 1,
  endsOn: 0,
  instructed: [],
  onRequest: [],
  perimeter: 'eu',
  areas: [],
};
const NO_GUARDIAN: Guardian = { said: 'nothing', version: 0, on: 0, from: 1, to: 0 };

/** The whole policy is the matcher, over one request attribute: there are no policy lines to go through. */
export async function casbin(cases: readonly (Facts | undefined)[]): Promise<DecisionEngine> {
  const enforcer = await newEnforcer(newModelFromString(MODEL));
  const requests = cases.map((facts) => facts && requestOf(facts));
  return {
    name: 'casbin',
    version: versionOf('casbin'),
    note: 'enforceSync, one ABAC matcher, no policy lines; where each chain lies is prepared',
    decide: (index) => {
      const request = requests[index];
      return request !== undefined && enforcer.enforceSync(request);
    },
  };
}

function requestOf({ agreements, consent, ...facts }: Facts) {
  return {
    ...facts,
    consent,
    agreements: filled(agreements, AGREEMENTS, NO_AGREEMENT),
    guardians: filled(consent?.guardians ?? [], GUARDIANS, NO_GUARDIAN),
  };
}

function filled<T>(members: readonly T[], count: number, empty: T): readonly T[] {
  if (members.length > count) throw new Error(`at most ${count}`);
  return [...members, ...Array.from({ length: count - members.length }, () => empty)];
}
