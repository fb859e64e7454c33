import { openApiDocument } from '../contracts/openapi.ts';
import { systemClock } from '../platform/clock.ts';
import { createLog } from '../platform/logger.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  clock: systemClock,
  log: createLog('about'),
  openApi: openApiDocument,
});
