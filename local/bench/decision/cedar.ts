import {
  type Context,
  preparsePolicySet,
  type StatefulAuthorizationCall,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs';
import { type DecisionEngine, versionOf } from './engine.ts';
import type { AgreementFact, ConsentFact, Facts } from './facts.ts';

const AGREEMENTS = 4;
const GUARDIANS = 3;

const slots = (
  prefix: string,
  count: number,
  expression: (slot: string) => string,
  between: string,
): string => Array.from({ length: count }, (_, index) => expression(`${prefix}${index}`)).join(between);

/** Cedar cannot ask whether any or every member of a set is so, so each agreement and guardian has a name of its own. */
const byAgreement = (name: string): string => `(context has ${name}
  && context.${name}.signedOn <= context.today && context.${name}.endsOn > context.today
  && context.${name}.instructed.contains(context.purpose) && !context.${name}.onRequest.contains(context.purpose)
  && !context.${name}.areas.contains("outside")
  && (context.${name}.perimeter == "eea-or-instructed" || (!context.${name}.areas.contains("carried")
    && (context.${name}.perimeter == "eea" || !context.${name}.areas.contains("eea")))))`;

const isHolder = (name: string): string =>
  `context has ${name} && context.${name}.from <= context.today && context.${name}.to > context.today`;
const isYes = (name: string): string =>
  `context.${name}.said == "given" && context.${name}.version >= context.oldest`;
const counts = (name: string): string =>
  `(${isYes(name)} && context.${name}.on >= context.${name}.from && context.${name}.on >= context.anewFrom)`;

const isNo = (name: string): string =>
  `(context.${name}.said == "refused" || context.${name}.said == "withdrawn")`;
const guardians = (expression: (guardian: string) => string, between: string): string =>
  slots('g', GUARDIANS, expression, between);

const POLICIES = `
permit (principal, action, resource) when {
  (${slots('a', AGREEMENTS, byAgreement, ' || ')})
  && (if context.rule == "established" then
    context.ground == "established" && context.from <= context.today
    && context.endedOn > context.today && context.leftOn > context.today
  else context.ground == "consent" && context.ageKnown
    && (if context.adultOn <= context.today
      || (context.word.said != "nothing"
        && (context.decidesOn <= context.today || (${isYes('word')} && context.word.couldDecide)))
    then ${isYes('word')}
    else !(${guardians((one) => `(${isHolder(one)} && ${isNo(one)})`, ' || ')})
      && (${guardians((one) => `(${isHolder(one)} && ${counts(one)})`, ' || ')})
      && (context.rule == "one" || (${guardians((one) => `(!(${isHolder(one)}) || ${counts(one)})`, ' && ')}))))
};
forbid (principal, action, resource) when {
  context.erased || context.left <= context.today
  || context.held.contains("all") || context.held.contains(context.purpose)
};`;

/** Policies are parsed once; each case crosses into WebAssembly as the smallest context that decides it, without entities. */
export function cedar(cases: readonly (Facts | undefined)[]): DecisionEngine {
  const parsed = preparsePolicySet('hjemmel', { staticPolicies: POLICIES });
  if (parsed.type === 'failure') throw new Error(parsed.errors.map(({ message }) => message).join('; '));
  const calls = cases.map((facts) => facts && callOf(facts));
  return {
    name: '@cedar-policy/cedar-wasm',
    version: versionOf('@cedar-policy/cedar-wasm'),
    note: 'policies parsed beforehand, one small context a case, no schema, no entities; where each chain lies is prepared',
    decide: (index) => {
      const call = calls[index];
      if (!call) return false;
      const answer = statefulIsAuthorized(call);
      if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '));
      if (answer.response.diagnostics.errors.length > 0) throw new Error('a policy could not be evaluated');
      return answer.response.decision === 'allow';
    },
  };
}

const callOf = (facts: Facts): StatefulAuthorizationCall => ({
  principal: { type: 'Vendor', id: 'vendor' },
  action: { type: 'Action', id: 'process' },
  resource: { type: 'Child', id: 'child' },
  context: contextOf(facts),
  preparsedPolicySetId: 'hjemmel',
  validateRequest: false,
  entities: [],
});

function contextOf({ purpose, today, agreements, erased, left, held, ground, consent }: Facts): Context {
  if (agreements.length > AGREEMENTS) throw new Error(`at most ${AGREEMENTS} agreements`);
  return {
    purpose,
    today,
    erased,
    left,
    held: [...held],
    ground: ground.kind,
    ...Object.fromEntries(agreements.map((agreement, index) => [`a${index}`, agreementOf(agreement)])),
    ...(consent
      ? consentOf(consent)
      : { rule: 'established', from: ground.from, endedOn: ground.endedOn, leftOn: ground.leftOn }),
  };
}

const agreementOf = ({ instructed, onRequest, areas, ...agreement }: AgreementFact): Context => ({
  ...agreement,
  instructed: [...instructed],
  onRequest: [...onRequest],
  areas: [...areas],
});

function consentOf(consent: ConsentFact): Context {
  const { custody, ageKnown, adultOn, decidesOn, oldest, anewFrom, word, guardians } = consent;
  if (guardians.length > GUARDIANS) throw new Error(`at most ${GUARDIANS} guardians`);
  return {
    rule: custody,
    ageKnown,
    adultOn,
    decidesOn,
    oldest,
    anewFrom,
    word: { ...word },
    ...Object.fromEntries(guardians.map((guardian, index) => [`g${index}`, { ...guardian }])),
  };
}
