import type { LocalRoute } from '../template/api.ts';
import { type Throttle, type Throttles, throttleOf } from '../template/throttles.ts';

/** A token bucket: full at first, and filled again at the rate. `now` is in milliseconds. */
const createBucket = ({ rate, burst }: Throttle, now: () => number): (() => boolean) => {
  let tokens = burst;
  let filled = now();
  return () => {
    const at = now();
    tokens = Math.min(burst, tokens + ((at - filled) / 1000) * rate);
    filled = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
};

/** Says of each call whether its method still has room, as API Gateway does: every method has a bucket of its own. */
export const createThrottle = (
  throttles: Throttles,
  now: () => number = () => performance.now(),
): ((route: LocalRoute) => boolean) => {
  const buckets = new Map<LocalRoute, () => boolean>();
  return (route) => {
    const known = buckets.get(route);
    if (known) return known();
    const bucket = createBucket(throttleOf(throttles, route.method, route.path), now);
    buckets.set(route, bucket);
    return bucket();
  };
};
