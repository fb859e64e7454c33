import { z } from 'zod';

/** How fast a method may be called: requests a second, and how many at once when it was quiet before. */
export type Throttle = { readonly rate: number; readonly burst: number };
/** Throttles by the method and the path they are set for; `* /*` is for every method without one of its own. */
export type Throttles = ReadonlyMap<string, Throttle>;

/** The settings of a stage; those that make logs and metrics mean nothing on one machine. */
export const methodSettings = z
  .array(
    z.strictObject({
      HttpMethod: z.string(),
      ResourcePath: z.string(),
      ThrottlingRateLimit: z.number().optional(),
      ThrottlingBurstLimit: z.number().optional(),
      MetricsEnabled: z.boolean().optional(),
      LoggingLevel: z.string().optional(),
      DataTraceEnabled: z.boolean().optional(),
    }),
  )
  .transform(
    (settings): Throttles =>
      new Map(
        settings.map(({ HttpMethod, ResourcePath, ThrottlingRateLimit, ThrottlingBurstLimit }) => [
          keyOf(HttpMethod, ResourcePath.replaceAll('~1', '/').replace(/^\/\//, '/')),
          { rate: ThrottlingRateLimit ?? ACCOUNT.rate, burst: ThrottlingBurstLimit ?? ACCOUNT.burst },
        ]),
      ),
  );

/** What AWS grants an account in a region, and so every method that nothing else is set for. */
const ACCOUNT: Throttle = { rate: 10_000, burst: 5_000 };

/** The throttle of a method: its own, else the one for all, else the account's. */
export const throttleOf = (throttles: Throttles, method: string, path: string): Throttle =>
  throttles.get(keyOf(method, path)) ?? throttles.get(keyOf('*', '/*')) ?? ACCOUNT;

const keyOf = (method: string, path: string): string => `${method} ${path}`;
