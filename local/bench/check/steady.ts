/** What no number moves by once code is compiled and caches are filled. */
const MOVES = 0.05;

/**
 * Warms up: measures again until no number is more than a twentieth off the time before, or so many times at most, for
 * on a busy machine they never come to rest.
 */
export async function untilSteady(measure: () => Promise<readonly number[]>, most: number): Promise<void> {
  let before = await measure();
  for (let times = 1; times < most; times += 1) {
    const now = await measure();
    const last = before;
    if (now.every((value, index) => Math.abs(value - (last[index] ?? 0)) <= MOVES * value)) return;
    before = now;
  }
}
