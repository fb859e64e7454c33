import { canonicalJson } from '../../../lambdas/domain/canonical.ts';
import type { Question } from '../../../lambdas/domain/check.ts';
import type { ChildFacts, ChildState, Ground, Hold } from '../../../lambdas/domain/child.ts';
import type { Answer } from '../../../lambdas/domain/consent.ts';
import type { Custody } from '../../../lambdas/domain/custody.ts';
import { currentVersion, type PurposeState, type Rule } from '../../../lambdas/domain/purpose.ts';
import { type Random, randomFrom } from './random.ts';
import { PURPOSE_IDS, purposes, soundVendors, TODAY, unsoundVendors } from './registers.ts';

/**
 * Questions as vendors ask them, the same for the same seed: about half are allowed, on every kind of ground, and
 * every reason for a no is among them. Vendors and purposes are few and shared, as a running function has them at
 * hand; every child is another. All are as the store reads them: parsed from canonical JSON.
 */
export function randomQuestions(count: number, seed: number): Question[] {
  const random = randomFrom(seed);
  const registers = {
    purposes: purposes(random).map(stored) as [PurposeState, ...PurposeState[]],
    sound: soundVendors(random).map(stored) as Pool,
    unsound: unsoundVendors(random).map(stored) as Pool,
  };
  return Array.from({ length: count }, () => question(random, registers));
}

type Vendor = NonNullable<Question['vendor']>;
type Pool = [Vendor, ...Vendor[]];
type Registers = {
  readonly purposes: [PurposeState, ...PurposeState[]];
  readonly sound: Pool;
  readonly unsound: Pool;
};

/** A state as the ledger hands it out. */
const stored = <T>(state: T): T => JSON.parse(canonicalJson(state)) as T;

function question(random: Random, { purposes, sound, unsound }: Registers): Question {
  const purpose = random.pick(purposes);
  const bornOn = birthday(random);
  const facts: ChildFacts = random.chance(0.97) ? { bornOn } : {};
  return {
    child: random.chance(0.98) ? stored(child(random, purpose)) : undefined,
    facts,
    vendor: random.chance(0.98) ? random.pick(random.chance(0.8) ? sound : unsound) : undefined,
    purpose: random.chance(0.98) ? purpose : undefined,
    today: TODAY,
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** From five to nineteen years old, more often than by chance on a day on which an age is reached or just not. */
function birthday(random: Random): string {
  const year = 2007 + random.below(15);
  const near = random.pick([`${year}-11-22`, `${year}-11-23`, `${year}-11-24`, '2008-02-29', '2012-02-29']);
  return random.chance(0.1) ? near : `${year}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
}

function child(random: Random, purpose: PurposeState): ChildState {
  const childId = random.id();
  const guardians = Object.fromEntries(
    Array.from({ length: 1 + random.below(3) }, () => [random.id(), custody(random)]),
  );
  const others = PURPOSE_IDS.filter((id) => id !== purpose.purposeId && random.chance(0.3));
  const ground = groundOf(random, purpose, [childId, ...Object.keys(guardians)]);
  return {
    childId,
    group: { institution: '280001', name: '5.A' },
    guardians,
    grounds: {
      ...Object.fromEntries(others.map((id) => [id, established(random, BY_LAW, true)])),
      ...(ground && { [purpose.purposeId]: ground }),
    },
    holds: random.chance(0.06) ? { [random.id()]: hold(random, purpose) } : {},
    conflicts: {},
    ...(random.chance(0.03) && { left: random.pick(['2026-06-30', TODAY, '2027-06-30']) }),
    ...(random.chance(0.02) && { erasure: { requestId: random.id(), done: random.chance(0.5) } }),
  };
}

const hold = (random: Random, { purposeId }: PurposeState): Hold => ({
  purposes: random.pick<Hold['purposes']>(['all', [purposeId], ['transport'], ['transport', purposeId]]),
});

/** Most hold custody since birth; some got it, lost it, or got it back, before or after what they said. */
function custody(random: Random): Custody {
  if (random.chance(0.75)) return {};
  return random.pick<Custody>([
    { from: '2024-08-01' },
    { from: '2026-10-01' },
    { from: '2027-01-01' },
    { to: '2025-03-01' },
    { to: TODAY },
    { from: '2026-05-01', earlier: [{ to: '2025-02-01' }] },
    { from: '2022-01-01', to: '2022-01-01' },
  ]);
}

/** What the ledger holds for a purpose: mostly what its rule asks for, now and then nothing or the other kind. */
function groundOf(random: Random, purpose: PurposeState, people: readonly string[]): Ground | undefined {
  if (random.chance(0.03)) return undefined;
  const { rule, version } = currentVersion(purpose);
  const isConsent = (rule.kind === 'consent') !== random.chance(0.02);
  return isConsent
    ? { kind: 'consent', answers: answers(random, version, people) }
    : established(random, rule.kind === 'consent' ? BY_LAW : rule, random.chance(0.85));
}

type Established = Exclude<Rule, { kind: 'consent' }>;

const BY_LAW: Established = { kind: 'statute', article: '6(1)(e)', provision: 'folkeskoleloven § 18' };

const established = (random: Random, rule: Established, isInForce: boolean): Ground => ({
  ...rule,
  version: 1,
  from: '2024-08-01',
  ...(!isInForce &&
    random.pick<{ from?: string; endedOn?: string; leftOn?: string }>([
      { from: '2027-01-01' },
      { endedOn: '2026-03-01' },
      { leftOn: '2026-06-30' },
    ])),
});

/** A family that agrees with itself, or one in which each says what they say, or nothing. */
function answers(random: Random, current: number, people: readonly string[]): Record<string, Answer> {
  const agrees = random.chance(0.7);
  const [childId, ...guardians] = people;
  const speaking = agrees
    ? [...guardians, ...(childId && random.chance(0.5) ? [childId] : [])]
    : people.filter(() => random.chance(0.6));
  return Object.fromEntries(
    speaking.map((id) => [
      id,
      {
        answer: agrees ? 'given' : random.pick<Answer['answer']>(['given', 'given', 'refused', 'withdrawn']),
        version: random.chance(0.7) ? current : 1 + random.below(current),
        on: random.pick(['2023-10-01', '2025-09-01', '2025-09-01', '2026-09-14']),
      },
    ]),
  );
}
