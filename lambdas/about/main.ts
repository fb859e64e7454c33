import { openApiDocument } from '../contracts/openapi.ts';
import { basics, createClientSigner, createSigner } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...basics('about'),
  openApi: openApiDocument,
  signer: createSigner(),
  client: createClientSigner(),
});
