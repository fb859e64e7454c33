import { ASSETS } from 'hjemmel:asset-names';
import { handler as audit } from '../audit/main.ts';
import { handler as children } from '../children/main.ts';
import { basics, createEndedSessions, createSessionMac } from '../platform/wiring.ts';
import { handler as register } from '../register/main.ts';
import { handler as requests } from '../requests/main.ts';
import { createHandler } from './handler.ts';
import { wiredSignIn } from './sign-in/wired.ts';
import { CookieSealer } from './web/cookies.ts';

const mac = createSessionMac();

export const handler = createHandler({
  ...basics('pages'),
  services: { audit, children, register, requests },
  signIn: wiredSignIn(),
  sealer: new CookieSealer((name) => mac.of(`cookie ${name}`)),
  ended: createEndedSessions(),
  assets: ASSETS,
});
