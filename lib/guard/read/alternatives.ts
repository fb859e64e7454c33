/** What is taken for granted on the way to a value: a condition as true or false, a parameter as one of its values. */
export type Given = Readonly<Record<string, string | boolean>>;

/** One value of all that a value can be. */
export type Alternative<T> = { readonly value: T; readonly given: Given };

/** More ways than this to read one value, and nobody has proven anything. */
const MOST = 1024;

/** Says that a value can be read in more ways than anybody can look at. */
export class TooManyAlternatives extends Error {}

export const only = <T>(value: T): Alternative<T>[] => [{ value, given: {} }];

/** Both at once, or undefined when they contradict each other: one condition is never true and false. */
function both(a: Given, b: Given): Given | undefined {
  for (const key in b) if (Object.hasOwn(a, key) && a[key] !== b[key]) return undefined;
  return { ...a, ...b };
}

/** What follows from each alternative, under what both take for granted. */
export const followed = <A, B>(
  alternatives: readonly Alternative<A>[],
  next: (value: A) => readonly Alternative<B>[],
): Alternative<B>[] =>
  few(
    alternatives.flatMap((first) =>
      next(first.value).flatMap((second) => {
        const given = both(first.given, second.given);
        return given ? [{ value: second.value, given }] : [];
      }),
    ),
  );

/** Every way to choose one alternative of each list that does not contradict itself. */
export const combined = <A, B>(
  lists: readonly (readonly Alternative<A>[])[],
  combine: (parts: readonly A[]) => B,
): Alternative<B>[] =>
  lists
    .reduce<Alternative<readonly A[]>[]>(
      (ways, list) =>
        followed(ways, (parts) => list.map(({ value, given }) => ({ value: [...parts, value], given }))),
      only([]),
    )
    .map(({ value, given }) => ({ value: combine(value), given }));

function few<T>(alternatives: Alternative<T>[]): Alternative<T>[] {
  if (alternatives.length > MOST) throw new TooManyAlternatives();
  return alternatives;
}
