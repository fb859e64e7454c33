/** What one part of the benchmark is told. */
export type Measuring = {
  /** Fewer rounds: shows whether it runs, and roughly what it says. */
  readonly quick: boolean;
  /** Hears how far it has come. */
  readonly say: (line: string) => void;
};

export type Goal = {
  readonly text: string;
  readonly measured: string;
  readonly met: boolean;
  /** What the goal does not say by itself and must not be read without; printed under it. */
  readonly beside: readonly string[];
};

/** What one part found, as a person reads it. */
export type Section = {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly goals: readonly Goal[];
  /** What one must know to read the numbers. */
  readonly notes: readonly string[];
};

export const atMost = (
  what: string,
  measured: number,
  limit: number,
  beside: readonly string[] = [],
): Goal => ({
  text: `${what} at most ${limit}x`,
  measured: `${measured.toFixed(2)}x`,
  met: measured <= limit,
  beside,
});

/** The one or the other size of a measurement. */
export const sized = <T>({ quick }: Measuring, full: T, small: T): T => (quick ? small : full);
