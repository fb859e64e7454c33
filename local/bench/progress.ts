/** Seconds as a person reads them: `48 s`, `12 min 5 s`. */
export function spoken(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Tells how far a number has come towards a whole: percent, rate and time left, by the pace of the last stretch. */
export function createProgress(what: string, whole: number, write: (line: string) => void) {
  let last = { at: performance.now(), done: 0 };
  return (done: number, more = ''): void => {
    const at = performance.now();
    const rate = ((done - last.done) * 1000) / Math.max(1, at - last.at);
    last = { at, done };
    const percent = ((done * 100) / Math.max(1, whole)).toFixed(1).padStart(5);
    const left = rate > 0 && done < whole ? `, ${spoken(((whole - done) / rate) * 1000)} left` : '';
    write(`  ${percent} %  ${what} ${done} of ${whole}${more}  (${rate.toFixed(0)}/s${left})`);
  };
}
