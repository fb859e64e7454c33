import { dateInCopenhagen } from '../../lambdas/domain/dates.ts';
import type { As } from '../../local/client.ts';
import type { Done } from '../../local/town/client.ts';
import { ANNA } from '../../local/town/town.ts';
import type { Walker } from './walker.ts';

/** A child of a journey's own, of Anna and Jonas, and how often each thing she is there for took. */
export type Setup = {
  readonly childId: string;
  readonly givenName: string;
  readonly ida: string;
  readonly done: Done;
};
export type Counts = Record<string, number>;

export type Journey = {
  readonly name: string;
  /** The test person who walks. */
  readonly who: string;
  readonly before?: (setup: Setup) => Promise<unknown>;
  readonly walk: (walker: Walker, setup: Setup) => Promise<Counts>;
};

const NEWS = 'Nyheder fra Tjek';
const HEALTH = 'Vurderinger, der kan sige noget om helbred';
const today = (): string => dateInCopenhagen(new Date().toISOString());

/** How many steps something takes, from the first page on. */
async function counted(walker: Walker, home: string, run: () => Promise<void>): Promise<number> {
  await walker.comesTo(home);
  const before = walker.steps;
  await run();
  return walker.steps - before;
}

/** Answers a consent, from the list of children. */
const answers = (
  walker: Walker,
  child: string | undefined,
  purpose: string,
  label: string,
  receipt: string,
) =>
  counted(walker, '/family/children', async () => {
    if (child !== undefined) await walker.follows(new RegExp(`^${child} `));
    await walker.follows(new RegExp(`svar om ${purpose}`));
    await walker.chooses(label);
    await walker.sends('Send dit svar');
    await walker.reads(receipt);
  });

const withdraws = (walker: Walker, child: string | undefined, purpose: string) =>
  counted(walker, '/family/children', async () => {
    if (child !== undefined) await walker.follows(new RegExp(`^${child} `));
    await walker.follows(new RegExp(`træk tilbage om ${purpose}`));
    await walker.sends('Træk samtykket tilbage');
    await walker.reads('Du har trukket samtykket tilbage');
  });

const YES = 'Ja, jeg giver samtykke';
const NO = 'Nej, jeg giver ikke samtykke';

const guardian: Journey = {
  name: 'the guardian',
  who: 'guardian1',
  walk: async (walker, { givenName }) => {
    const gives = await answers(walker, givenName, NEWS, YES, 'Du har sagt ja');
    const back = await withdraws(walker, givenName, NEWS);
    const refuses = await answers(walker, givenName, HEALTH, NO, 'Du har sagt nej');
    const access = await counted(walker, '/family/children', async () => {
      await walker.follows(new RegExp(`^${givenName} `));
      await walker.follows(/^Se, ret eller slet/);
      await walker.follows('Bed om indsigt');
      await walker.chooses(new RegExp(`^Alt, hvad der bruges om ${givenName}`));
      await walker.sends('Se det igennem');
      await walker.sends('Send anmodningen');
      await walker.reads('Din anmodning er sendt');
    });
    const followed = await counted(walker, '/family/children', async () => {
      await walker.follows(new RegExp(`^${givenName} `));
      await walker.follows(/^Anmodninger/);
      await walker.follows(/^Anmodning om (indsigt|at se)/);
      await walker.reads('Hvor langt den er');
    });
    const objects = await counted(walker, '/family/children', async () => {
      await walker.follows(new RegExp(`^${givenName} `));
      await walker.unfolds(/^Træning og test i Tjek/);
      await walker.follows(/^Gør indsigelse/);
      await walker.types(/^Hvad er særligt her/, 'Han bliver ked af at blive målt.');
      await walker.sends('Se det igennem');
      await walker.sends('Send anmodningen');
      await walker.reads('Din anmodning er sendt');
    });
    return { gives, withdraws: back, refuses, 'asks for access': access, 'follows it': followed, objects };
  },
};

const other: Journey = {
  name: 'the other guardian',
  who: 'guardian2',
  before: ({ childId, done }) =>
    done('giveConsent', {
      as: ANNA,
      params: { childId },
      body: { purposeId: 'development-assessment-health', answer: 'given', version: 1 },
    }),
  walk: async (walker, { givenName }) => {
    const differs = await answers(walker, givenName, HEALTH, NO, 'Du har sagt nej');
    await walker.comesTo('/family/children');
    await walker.reads(/I har svaret forskelligt om/);
    return { 'differs from the first': differs };
  },
};

/** There is one of her, who signs in again and again: she begins with a yes, takes it back, and thinks better of it. */
const pupil: Journey = {
  name: 'the pupil of fifteen',
  who: 'child2',
  before: ({ ida, done }) =>
    done('giveConsent', {
      as: ['child', 'child2'],
      params: { childId: ida },
      body: { purposeId: 'news-to-users', answer: 'given', version: 1 },
    }),
  walk: async (walker) => {
    const back = await withdraws(walker, undefined, NEWS);
    const gives = await counted(walker, '/family/children', async () => {
      await walker.unfolds(new RegExp(`^${NEWS}`));
      await walker.follows(`Læs mere om ${NEWS}`);
      await walker.chooses(YES);
      await walker.sends('Send dit svar');
      await walker.reads('Du har sagt ja');
    });
    return { withdraws: back, gives };
  },
};

const CASEWORKER: As = ['caseworker', 'cw1'];
const WORK = '/desk/work';

const caseworker: Journey = {
  name: 'the case worker',
  who: 'cw1',
  before: ({ childId, givenName, done }) =>
    done('openRequest', {
      as: ANNA,
      params: { childId },
      body: { right: 'rectification', changes: [{ field: 'givenName', from: givenName, to: 'Bo' }] },
    }),
  walk: async (walker, { childId, givenName, done }) => {
    const { requests } = await done('listChildRequests', { as: CASEWORKER, params: { childId } });
    const decides = await counted(walker, WORK, async () => {
      await walker.opens(`/desk/requests/${requests[0]?.requestId}`);
      await walker.follows('Svar på spørgsmålet');
      await walker.chooses('Nej, de er ikke forkerte');
      await walker.types(/^Begrundelse/, 'Navnet svarer til CPR.');
      await walker.sends('Registrér svaret');
      await walker.reads('Svaret er registreret');
    });
    const paper = await counted(walker, WORK, async () => {
      await finds(walker, givenName);
      await walker.unfolds(/^Formål uden grundlag eller svar/);
      await walker.follows(NEWS);
      await walker.chooses('Ja til formålet');
      await walker.chooses('Anna Holm');
      await walker.types(/^Dato på papiret/, today());
      await walker.picks(/^Hvilken version/);
      await walker.sends('Registrér');
      await walker.reads('Svaret er registreret');
    });
    const basis = await counted(walker, WORK, async () => {
      await walker.follows('Klasser');
      await walker.follows(/^9A/);
      await walker.follows('Notér grundlag efter lov');
      await walker.chooses('Support til skolens læremidler');
      await walker.chooses(/^Alle \d+ i klassen|^Alle i klassen/);
      await walker.sends('Notér grundlaget');
      await walker.reads(/^Grundlaget er noteret/);
    });
    const erases = await counted(walker, WORK, async () => {
      await finds(walker, givenName);
      await walker.follows('Åbn en anmodning');
      await walker.follows(/^Sletning\s*Alt om barnet/);
      await walker.sends('Se, hvad der vil ske');
      await walker.types(/SLET/, 'SLET');
      await walker.sends(/^Slet/);
      await walker.reads('Anmodningen er åbnet');
    });
    return { decides, 'registers a paper': paper, 'a basis for a class': basis, erases };
  },
};

/** Finds a child by her name. */
async function finds(walker: Walker, givenName: string): Promise<void> {
  await walker.follows('Søg');
  await walker.types(/^Navn, CPR-nummer/, givenName);
  await walker.sends('Søg');
  await walker.follows(new RegExp(`^${givenName} `));
}

const officer: Journey = {
  name: 'the data protection officer',
  who: 'cw1',
  walk: async (walker, { childId }) => {
    const ledger = await counted(walker, WORK, async () => {
      await walker.follows('Tilsyn');
      await walker.chooses('Et barn');
      await walker.types(/^Id/, childId);
      await walker.sends('Vis registeret');
      await walker.reads('Kæden holder');
    });
    const kept = await walker.saves(/^Gem alt som data/);
    if (!JSON.parse(kept).verification.intact) throw new Error('the ledger that was saved is not intact');
    const figures = await counted(walker, WORK, async () => {
      await walker.follows('Tilsyn');
      await walker.unfolds('Vis som tabel');
      await walker.reads(/modtaget/i);
    });
    const sheet = await walker.saves(/^Gem tallene/);
    if (!sheet.includes(';')) throw new Error(`the figures are no table: ${sheet.slice(0, 100)}`);
    return { 'verifies a ledger': ledger, 'reads the figures': figures };
  },
};

export const JOURNEYS: readonly Journey[] = [guardian, other, pupil, caseworker, officer];
