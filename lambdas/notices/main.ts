import { isLocal } from '../platform/clients.ts';
import { createPost } from '../platform/egress.ts';
import { basics, createLedger, createWebhookMac } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...basics('notices'),
  ledger: createLedger(),
  webhookMac: createWebhookMac(),
  post: createPost(isLocal()),
});
