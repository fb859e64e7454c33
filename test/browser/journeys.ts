import { dateInCopenhagen } from '../../lambdas/domain/dates.ts';
import type { Bilingual } from '../../lambdas/domain/purpose.ts';
import { AREA_TEXTS } from '../../lambdas/pages/texts/areas.ts';
import { CONSENT } from '../../lambdas/pages/texts/consent.ts';
import { CHILD, PURPOSE } from '../../lambdas/pages/texts/desk-children.ts';
import { CLASSES } from '../../lambdas/pages/texts/desk-classes.ts';
import { DECIDE_TEXTS, QUESTIONS_ASKED } from '../../lambdas/pages/texts/desk-decide.ts';
import { OPEN_TEXTS, OWN_RIGHTS } from '../../lambdas/pages/texts/desk-open.ts';
import { DESK_OVERSIGHT } from '../../lambdas/pages/texts/desk-oversight.ts';
import { REQUEST_TEXTS as DESK_REQUEST, DONE } from '../../lambdas/pages/texts/desk-requests.ts';
import { SEARCH } from '../../lambdas/pages/texts/desk-search.ts';
import { FAMILY } from '../../lambdas/pages/texts/family.ts';
import { REQUEST_TEXTS } from '../../lambdas/pages/texts/family-requests.ts';
import { RIGHT_WORDS, RIGHTS_TEXTS } from '../../lambdas/pages/texts/family-rights.ts';
import { LEDGER } from '../../lambdas/pages/texts/ledger.ts';
import { KIND_WORDS } from '../../lambdas/pages/texts/ledger-events.ts';
import { PICTURES } from '../../lambdas/pages/texts/pictures.ts';
import type { As } from '../../local/client.ts';
import { readPurposes } from '../../local/story/input.ts';
import type { Done } from '../../local/town/client.ts';
import { CLASSES as CLASSES_OF_TOWN } from '../../local/town/people.ts';
import { ANNA } from '../../local/town/town.ts';
import type { Walker } from './walker.ts';

/** A child of a journey's own, of Anna and Jonas. */
export type Setup = {
  readonly childId: string;
  readonly givenName: string;
  readonly ida: string;
  readonly done: Done;
};
/** A class and a room, each with the purpose by law that its children have a basis for. */
export const PLACES = {
  class: {
    group: { institution: CLASSES_OF_TOWN.fifth.group.institution, name: '4A' },
    byLaw: 'practice-tests',
  },
  room: {
    group: { institution: CLASSES_OF_TOWN.room.group.institution, name: 'Svalen' },
    byLaw: 'development-assessment',
  },
} as const;
/** How many steps each thing took that one came for. */
export type Counts = Record<string, number>;

export type Journey = {
  readonly name: string;
  /** The test person who walks. */
  readonly who: string;
  /** The class or room her child is in; what she is asked depends on it. */
  readonly where: keyof typeof PLACES;
  readonly before?: (setup: Setup) => Promise<unknown>;
  readonly walk: (walker: Walker, setup: Setup) => Promise<Counts>;
};

const CASEWORKER: As = ['caseworker', 'cw1'];
const HOME = '/family/children';
const WORK = '/desk/work';
const OVERSIGHT = '/desk/oversight';

const purpose = (id: string): Bilingual => {
  const found = readPurposes().find((one) => one.id === id);
  if (!found) throw new Error(`there is no purpose ${id}`);
  return found.name;
};
const NEWS = purpose('news-to-users');
const HEALTH = purpose('development-assessment-health');
const TRAINING = purpose('training-with-real-data');
const ASSESSMENT = purpose(PLACES.room.byLaw);

/** A name that begins so, whatever stands in its places; what follows depends on how things stand. */
const begins = (text: string): RegExp =>
  new RegExp(`^\\s*${text.replaceAll(/[.?()]/g, '\\$&').replaceAll(/\{\w+\}/g, '.*')}`);

/** How many steps something takes, from the first page on. */
async function counted(walker: Walker, home: string, run: () => Promise<void>): Promise<number> {
  await walker.comesTo(home);
  const before = walker.steps;
  await run();
  return walker.steps - before;
}

const toChild = async (walker: Walker, child: string | undefined): Promise<void> => {
  // A pupil comes to her own page at once.
  if (child !== undefined) await walker.follows(begins(`${child} `));
};

/** A link about a purpose, by its words and the purpose it adds for those who hear it. */
const about = ({ say }: Walker, words: Bilingual, of: Bilingual): string =>
  `${say(words)} ${say(FAMILY.linkAbout, { purpose: say(of) })}`;

const answers = (
  walker: Walker,
  child: string | undefined,
  of: Bilingual,
  label: Bilingual,
  receipt: Bilingual,
): Promise<number> =>
  counted(walker, HOME, async () => {
    await toChild(walker, child);
    await walker.follows(about(walker, FAMILY.answer, of));
    await walker.chooses(label);
    await walker.sends(CONSENT.send);
    await walker.reads(receipt);
  });

const withdraws = (walker: Walker, child: string | undefined, of: Bilingual): Promise<number> =>
  counted(walker, HOME, async () => {
    await toChild(walker, child);
    await walker.follows(about(walker, FAMILY.withdrawOrRead, of));
    await walker.sends(CONSENT.withdraw);
    await walker.reads(CONSENT.saidBack);
  });

const reviewsAndSends = async (walker: Walker): Promise<void> => {
  await walker.sends(RIGHTS_TEXTS.review);
  await walker.sends(RIGHTS_TEXTS.send);
  await walker.reads(REQUEST_TEXTS.sentTitle);
};

const guardian: Journey = {
  name: 'the guardian',
  who: 'guardian1',
  where: 'room',
  walk: async (walker, { givenName }) => {
    const { say } = walker;
    const gives = await answers(walker, givenName, TRAINING, CONSENT.give, CONSENT.saidYes);
    const back = await withdraws(walker, givenName, TRAINING);
    const refuses = await answers(walker, givenName, HEALTH, CONSENT.refuse, CONSENT.saidNo);
    const access = await counted(walker, HOME, async () => {
      await toChild(walker, givenName);
      await walker.follows(begins(say(FAMILY.rightsLink)));
      await walker.follows(RIGHT_WORDS.access.ask);
      await walker.chooses(begins(say(RIGHTS_TEXTS.all, { name: givenName })));
      await reviewsAndSends(walker);
    });
    const followed = await counted(walker, HOME, async () => {
      await toChild(walker, givenName);
      await walker.follows(begins(say(FAMILY.requestsLink)));
      await walker.follows(RIGHT_WORDS.access.request);
      await walker.reads(REQUEST_TEXTS.progress);
    });
    const objects = await counted(walker, HOME, async () => {
      await toChild(walker, givenName);
      await walker.unfolds(begins(say(ASSESSMENT)));
      await walker.follows(begins(say(FAMILY.object)));
      await walker.types(begins(say(RIGHTS_TEXTS.objectionReason)), 'Han bliver ked af at blive målt.');
      await reviewsAndSends(walker);
    });
    return { gives, withdraws: back, refuses, 'asks for access': access, 'follows it': followed, objects };
  },
};

const other: Journey = {
  name: 'the other guardian',
  who: 'guardian2',
  where: 'room',
  before: ({ childId, done }) =>
    done('giveConsent', {
      as: ANNA,
      params: { childId },
      body: { purposeId: 'development-assessment-health', answer: 'given', version: 1 },
    }),
  walk: async (walker, { givenName }) => {
    const { say } = walker;
    const differs = await answers(walker, givenName, HEALTH, CONSENT.refuse, CONSENT.saidNo);
    await walker.comesTo(HOME);
    await walker.reads(say(FAMILY.cardDiffers, { purpose: say(HEALTH) }));
    return { 'differs from the first': differs };
  },
};

/** There is one of her, who signs in again and again: she begins with a yes, takes it back, and thinks better of it. */
const pupil: Journey = {
  name: 'the pupil of fifteen',
  who: 'child2',
  where: 'class',
  before: ({ ida, done }) =>
    done('giveConsent', {
      as: ['child', 'child2'],
      params: { childId: ida },
      body: { purposeId: 'news-to-users', answer: 'given', version: 1 },
    }),
  walk: async (walker) => {
    const back = await withdraws(walker, undefined, NEWS);
    const gives = await counted(walker, HOME, async () => {
      await walker.unfolds(begins(walker.say(NEWS)));
      await walker.follows(about(walker, FAMILY.readMore, NEWS));
      await walker.chooses(CONSENT.give);
      await walker.sends(CONSENT.send);
      await walker.reads(CONSENT.saidYes);
    });
    return { withdraws: back, gives };
  },
};

/** Finds a child by her name. */
async function finds(walker: Walker, givenName: string): Promise<void> {
  await walker.follows(AREA_TEXTS.search);
  await walker.types(SEARCH.field, givenName);
  await walker.sends(SEARCH.search);
  await walker.follows(begins(`${givenName} `));
}

const decides = async (walker: Walker, { childId, done }: Setup): Promise<void> => {
  const { requests } = await done('listChildRequests', { as: CASEWORKER, params: { childId } });
  await walker.opens(`/desk/requests/${requests[0]?.requestId}`);
  await walker.follows(DESK_REQUEST.answer);
  await walker.chooses(QUESTIONS_ASKED.accuracy.refused);
  await walker.types(DECIDE_TEXTS.reason, 'Navnet svarer til CPR.');
  await walker.sends(DECIDE_TEXTS.decide);
  await walker.reads(DONE.decided ?? '');
};

const registersPaper = async (walker: Walker, { givenName }: Setup): Promise<void> => {
  await finds(walker, givenName);
  await walker.unfolds(begins(walker.say(CHILD.unused)));
  await walker.follows(NEWS);
  await walker.chooses(PURPOSE.saysYes);
  await walker.chooses('Anna Holm');
  await walker.types(PURPOSE.paperOn, dateInCopenhagen(new Date().toISOString()));
  await walker.sends(PURPOSE.save);
  await walker.reads(PURPOSE.saved);
};

const establishes = async (walker: Walker): Promise<void> => {
  const { say } = walker;
  await walker.follows(AREA_TEXTS.classes);
  await walker.follows(/^\s*9A/);
  await walker.follows(CLASSES.establish);
  await walker.chooses(purpose('support'));
  await walker.chooses(say(CLASSES.forAll, { n: 1 }));
  await walker.sends(CLASSES.review);
  await walker.sends(CLASSES.save);
  await walker.reads(say(CLASSES.established, { purpose: say(purpose('support')) }));
};

const erases = async (walker: Walker, { givenName }: Setup): Promise<void> => {
  const { say } = walker;
  await finds(walker, givenName);
  await walker.follows(CHILD.open);
  await walker.follows(new RegExp(say(OWN_RIGHTS.erasure).slice(0, -1)));
  await walker.sends(OPEN_TEXTS.preview);
  await walker.types(OPEN_TEXTS.wordLabel, say(OPEN_TEXTS.word));
  await walker.sends(OPEN_TEXTS.erase);
  await walker.reads(DONE.opened ?? '');
};

const caseworker: Journey = {
  name: 'the case worker',
  who: 'cw1',
  where: 'class',
  before: ({ childId, givenName, done }) =>
    done('openRequest', {
      as: ANNA,
      params: { childId },
      body: { right: 'rectification', changes: [{ field: 'givenName', from: givenName, to: 'Bo' }] },
    }),
  walk: async (walker, setup) => ({
    decides: await counted(walker, WORK, () => decides(walker, setup)),
    'registers a paper': await counted(walker, WORK, () => registersPaper(walker, setup)),
    'a basis for a class': await counted(walker, WORK, () => establishes(walker)),
    erases: await counted(walker, WORK, () => erases(walker, setup)),
  }),
};

const officer: Journey = {
  name: 'the data protection officer',
  who: 'dpo1',
  where: 'class',
  walk: async (walker, { childId }) => {
    const ledger = await counted(walker, OVERSIGHT, async () => {
      await walker.chooses(KIND_WORDS.child);
      await walker.types(begins(walker.say(LEDGER.id)), childId);
      await walker.sends(LEDGER.find);
      await walker.reads(LEDGER.holds);
    });
    const kept = await walker.saves(LEDGER.keepJson);
    if (!JSON.parse(kept).verification.intact) throw new Error('the ledger that was saved is not intact');
    const figures = await counted(walker, OVERSIGHT, async () => {
      await walker.unfolds(PICTURES.asTable);
    });
    const sheet = await walker.saves(DESK_OVERSIGHT.keepFigures);
    if (!sheet.includes(';')) throw new Error(`the figures are no table: ${sheet.slice(0, 100)}`);
    return { 'verifies a ledger': ledger, 'reads the figures': figures };
  },
};

export const JOURNEYS: readonly Journey[] = [guardian, other, pupil, caseworker, officer];
