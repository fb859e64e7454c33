import { dateInCopenhagen } from '../lambdas/domain/dates.ts';
import { createClient, freshController } from './client.ts';
import { checkAfterSigning, checkBeforeSigning, lookBack, search, terminate } from './story/checks.ts';
import { enrolAll, lookAround } from './story/children.ts';
import { giveConsents, withdraw } from './story/consent.ts';
import { changeCustody } from './story/custody.ts';
import { erase } from './story/erasure.ts';
import { fetchPackages } from './story/packages.ts';
import { registerAll, signAll } from './story/register.ts';
import { object, rectify } from './story/rights.ts';
import { Teller } from './story/teller.ts';
import { startVendorEndpoint } from './story/vendor-endpoint.ts';

export type StoryOptions = {
  readonly api: string;
  readonly issuer: string;
  readonly write: (line: string) => void;
};

/** Tells the whole story against a running stack, as a controller of its own; the steps that did not come out as told. */
export async function tellStory({ api, issuer, write }: StoryOptions): Promise<readonly string[]> {
  const controller = freshController();
  const teller = new Teller(createClient({ api, issuer, controller }), write);
  const endpoint = await startVendorEndpoint();
  const today = dateInCopenhagen(new Date().toISOString());
  try {
    write(`Hjemmel at ${api}, as the controller with CVR number ${controller}`);
    const agreements = await registerAll(teller, endpoint);
    const children = await enrolAll(teller);
    await lookAround(teller, children);
    await checkBeforeSigning(teller, children);
    await signAll(teller, agreements, today);
    await checkAfterSigning(teller, children);
    const whileInForce = new Date().toISOString();
    await search(teller, children);
    await giveConsents(teller, children);
    await withdraw(teller, children, endpoint);
    await fetchPackages(teller, children);
    await object(teller, children);
    await rectify(teller, children);
    await erase(teller, children, endpoint, api);
    await changeCustody(teller, children, today);
    await terminate(teller, agreements, children, today);
    await lookBack(teller, children, whileInForce);
  } finally {
    await endpoint.stop();
    teller.end();
  }
  return teller.failures;
}
