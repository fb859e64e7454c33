import { isLocal } from '../platform/clients.ts';
import { mayBePostedTo } from '../platform/egress.ts';
import { basics, createLedger, createWebhookMac } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...basics('register'),
  ledger: createLedger(),
  webhookMac: createWebhookMac(),
  mayNotify: (url) => mayBePostedTo(url, isLocal()),
});
