import { AbilityBuilder, createMongoAbility, type MongoQuery, subject } from '@casl/ability';
import { type DecisionEngine, versionOf } from './engine.ts';
import type { AgreementFact, ConsentFact, Facts } from './facts.ts';

/** A perimeter with how far the farthest link of the chain is, as a policy may allow it. */
const WITHIN = [
  ...['eu/eu', 'eea/eu', 'eea/eea'],
  ...['eea-or-instructed/eu', 'eea-or-instructed/eea', 'eea-or-instructed/carried'],
];

/** What is the same in every case of a purpose stands in its rules: the ability is built for them and the day. */
type Ruled = { readonly purpose: string; readonly today: number; readonly consent: ConsentFact | undefined };

/**
 * CASL compares a field with a constant and never with another field, and cannot count the members of a list that are
 * so: beside what is prepared for all, it is told how far each chain reaches, whether a yes is of the custody it was
 * given in and later than every no, and who decides. Rules are tried last first.
 */
export function casl(cases: readonly (Facts | undefined)[]): DecisionEngine {
  const { can, cannot, build } = new AbilityBuilder(createMongoAbility);
  const allow = (purpose: string, conditions: MongoQuery) => can(purpose, 'Case', conditions);
  for (const { purpose, today, consent } of ruledBy(cases)) {
    const agreements = {
      $elemMatch: {
        signedOn: { $lte: today },
        endsOn: { $gt: today },
        instructed: purpose,
        onRequest: { $ne: purpose },
        reach: { $in: WITHIN },
      },
    };
    if (consent) {
      const yes = { said: 'given', version: { $gte: consent.oldest } };
      const holds = { from: { $lte: today }, to: { $gt: today } };
      const base = { agreements, 'ground.kind': 'consent', ageKnown: true };
      allow(purpose, { ...base, decides: 'child', word: { $elemMatch: yes } });
      const counts = { ...yes, isOfCustody: true, isAfterNo: true };
      allow(purpose, { ...base, decides: 'guardians', guardians: { $elemMatch: { ...holds, ...counts } } });
      const spoils = (without: MongoQuery) =>
        cannot(purpose, 'Case', {
          decides: 'guardians',
          guardians: { $elemMatch: { ...holds, ...without } },
        });
      spoils({ said: { $in: ['refused', 'withdrawn'] } });
      if (consent.custody === 'both') {
        spoils({ said: 'nothing' });
        spoils({ version: { $lt: consent.oldest } });
        spoils({ isOfCustody: false });
        spoils({ isAfterNo: false });
      }
    } else {
      allow(purpose, {
        agreements,
        'ground.kind': 'established',
        'ground.from': { $lte: today },
        'ground.endedOn': { $gt: today },
        'ground.leftOn': { $gt: today },
      });
    }
    cannot(purpose, 'Case', { held: { $in: ['all', purpose] } });
    cannot(purpose, 'Case', { left: { $lte: today } });
    cannot(purpose, 'Case', { erased: true });
  }
  const ability = build();
  const subjects = cases.map(
    (facts) => facts && { purpose: facts.purpose, of: subject('Case', subjectOf(facts)) },
  );
  return {
    name: '@casl/ability',
    version: versionOf('@casl/ability'),
    note: 'ability built beforehand for the day and the purposes; facts joined beforehand, since it cannot join',
    decide: (index) => {
      const asked = subjects[index];
      return asked !== undefined && ability.can(asked.purpose, asked.of);
    },
  };
}

/** Each purpose once, as its cases have it. */
const ruledBy = (cases: readonly (Facts | undefined)[]): readonly Ruled[] => [
  ...new Map(
    cases.flatMap((facts) =>
      facts ? [[facts.purpose, { purpose: facts.purpose, today: facts.today, consent: facts.consent }]] : [],
    ),
  ).values(),
];

function subjectOf({ agreements, erased, left, held, ground, consent, today }: Facts) {
  return {
    agreements: agreements.map(({ areas, perimeter, ...agreement }) => ({
      ...agreement,
      reach: `${perimeter}/${farthest(areas)}`,
    })),
    erased,
    left,
    held,
    ground,
    ...(consent && consentOf(consent, today)),
  };
}

const farthest = (areas: AgreementFact['areas']): string =>
  (['outside', 'carried', 'eea'] as const).find((area) => areas.includes(area)) ?? 'eu';

function consentOf(
  { ageKnown, adultOn, decidesOn, oldest, anewFrom, word, guardians }: ConsentFact,
  today: number,
) {
  const isYes = word.said === 'given' && word.version >= oldest;
  const isHers = word.said !== 'nothing' && (decidesOn <= today || (isYes && word.couldDecide));
  return {
    ageKnown,
    decides: adultOn <= today || isHers ? 'child' : 'guardians',
    word: [word],
    guardians: guardians.map((guardian) => ({
      ...guardian,
      isOfCustody: guardian.on >= guardian.from,
      isAfterNo: guardian.on >= anewFrom,
    })),
  };
}
