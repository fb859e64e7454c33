import type { Mac } from './sealer.ts';

/** The secret that signs a vendor's webhooks (Standard Webhooks `whsec_…`): derived in KMS, stored nowhere. */
export async function webhookSecret(mac: Mac, controller: string, vendorId: string): Promise<string> {
  return `whsec_${Buffer.from(await mac.of(`webhook\n${controller}\n${vendorId}`)).toString('base64')}`;
}
