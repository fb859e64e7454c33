import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter } from '../../../lambdas/domain/deadline.ts';
import { deadlinesBoard } from '../../../lambdas/pages/pictures/deadlines.ts';
import { sayIn } from '../../../lambdas/pages/web/say.ts';
import type { Html } from '../../../lambdas/platform/html.ts';
import { drawingsOf, expectSound, partsOf, rowsOf } from './drawn.ts';
import { boardRequest, TODAY } from './samples.ts';

const say = sayIn('da');
const frame = {
  assets: { style: '/a.css', script: '/a.js', icon: '/a.svg', sprite: '/s.svg' },
  path: '/desk',
  menu: [],
  here: '/desk/work',
};

/** The links of each column, by its heading. */
const columnsOf = ({ markup }: Html): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    markup
      .split('<section ')
      .slice(1)
      .map((section) => [
        /<h2[^>]*>(.*?) </.exec(section)?.[1] ?? '',
        [...section.matchAll(/<a class="board-item" href="([^"]*)"/g)].map(([, href = '']) => href),
      ]),
  );

describe('the board of deadlines', () => {
  it.each([
    [-1, 'Overskredet', '1 dag over'],
    [0, 'Inden for en uge', 'I dag'],
    [7, 'Inden for en uge', '7 dage'],
    [8, 'Inden for en måned', '8 dage'],
    [30, 'Inden for en måned', '30 dage'],
    [31, 'Senere', '31 dage'],
  ])('with %i days left it stands under %s', (daysLeft, column, words) => {
    const board = deadlinesBoard(
      say,
      frame,
      [boardRequest(1, { daysLeft, dueOn: daysAfter(TODAY, daysLeft) })],
      TODAY,
    );

    expect(columnsOf(board)[column]).toEqual(['/desk/requests/1']);
    expect(board.markup).toContain(words);
  });

  it('tells what is done at once from a clock that stands still and from what has no deadline', () => {
    const { daysLeft, ...unhurried } = boardRequest(1);
    const board = deadlinesBoard(
      say,
      frame,
      [
        { ...unhurried, href: '/still', status: 'awaiting-requester' },
        { ...unhurried, href: '/untimed', dueOn: null, right: 'erasure' },
        { ...unhurried, href: '/now', dueOn: null, right: 'withdrawal' },
      ],
      TODAY,
    );

    expect(daysLeft).toBe(9);
    expect(Object.entries(columnsOf(board))).toEqual([
      ['Overskredet', []],
      ['Straks', ['/now']],
      ['Inden for en uge', []],
      ['Fristen står stille', ['/still']],
      ['Uden frist', ['/untimed']],
    ]);
    expect(board.markup).not.toContain('<time');
  });

  it('says what a request waits for, and on whom', () => {
    const { markup } = deadlinesBoard(
      say,
      frame,
      [
        boardRequest(1, { overdue: ['LearnLab', 'JH <Software>'], about: 'Asta & Storm' }),
        boardRequest(2, { status: 'awaiting-decision', awaits: 'objection' }),
        boardRequest(3, { status: 'all-answered' }),
        boardRequest(4, { status: 'awaiting-decision' }),
        boardRequest(5, { status: 'completed', owesLetter: true }),
      ],
      TODAY,
    );

    expect(markup).toContain('For sent hos: LearnLab og JH &lt;Software&gt;');
    expect(markup).toContain('Asta &amp; Storm');
    expect(markup).toContain('Sagsbehandler: Skal indsigelsen følges?');
    expect(markup).toContain('Hjemmel gør den færdig');
    expect(markup).toContain('Sagsbehandler: Læs afsenderens svar');
    expect(markup).toContain('Sagsbehandler: Send svarbrevet');
  });

  it('draws on each day as many as are due', () => {
    const board = deadlinesBoard(
      say,
      frame,
      [
        boardRequest(1, { daysLeft: 0, dueOn: TODAY }),
        boardRequest(2, { daysLeft: 9, dueOn: '2026-12-01', right: 'erasure' }),
        boardRequest(3, { daysLeft: 9, dueOn: '2026-12-01' }),
        boardRequest(4, { daysLeft: 30, dueOn: '2026-12-22' }),
        boardRequest(5, { daysLeft: 31, dueOn: '2026-12-23' }),
      ],
      TODAY,
    );

    expect(drawingsOf(board)[0]?.description).toBe(
      '4 af 5 åbne anmodninger har frist i de næste 30 dage: 1 den 22. november 2026, 2 den 1. december 2026 og 1 den 22. december 2026.',
    );
    expect(rowsOf(board)).toEqual([
      ['22. november 2026', '1', 'indsigt'],
      ['1. december 2026', '2', 'sletning og indsigt'],
      ['22. december 2026', '1', 'indsigt'],
    ]);
    const across = partsOf(drawingsOf(board), /^p-block$/).map(({ attributes }) => attributes.x);
    expect(across[1]).toBe(across[2]);
    expect(new Set(across).size).toBe(3);
  });

  it('grows no higher than a phone, however many are due on a day', () => {
    const many = Array.from({ length: 300 }, (_, index) => boardRequest(index));
    const drawn = drawingsOf(deadlinesBoard(say, frame, many, TODAY));

    expect(partsOf(drawn, /^p-block$/)).toHaveLength(300);
    expect(drawn[0]?.height).toBeLessThan(240);
  });

  const board = fc.array(
    fc.option(fc.integer({ min: -40, max: 70 }), { nil: undefined }).map((daysLeft) => ({ daysLeft })),
    { maxLength: 60 },
  );

  it('leads to each request once, however many they are', () => {
    fc.assert(
      fc.property(board, (all) => {
        const requests = all.map(({ daysLeft }, index) => {
          const { daysLeft: _, ...rest } = boardRequest(index);
          return daysLeft === undefined
            ? { ...rest, dueOn: null }
            : { ...rest, daysLeft, dueOn: daysAfter(TODAY, daysLeft) };
        });
        const picture = deadlinesBoard(say, frame, requests, TODAY);
        const soon = all.filter(({ daysLeft = -1 }) => daysLeft >= 0 && daysLeft <= 30).length;

        expectSound(picture);
        expect(Object.values(columnsOf(picture)).flat().toSorted()).toEqual(
          requests.map(({ href }) => href).toSorted(),
        );
        expect(partsOf(drawingsOf(picture), /^p-block$/)).toHaveLength(soon);
        expect(rowsOf(picture).reduce((sum, [, count]) => sum + Number(count), 0)).toBe(soon);
      }),
      { numRuns: 30 },
    );
  });
});
