import { openApiDocument } from '../contracts/openapi.ts';
import { basics } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({ ...basics('about'), openApi: openApiDocument });
