import type { Rule } from '../rule.ts';
import { INSTRUCTION } from '../sources.ts';

export const identityProvider: Rule = {
  id: 'identity-provider',
  forbids: 'sign-in by a provider in a third country',
  because: 'The provider learns who signs in, when, and to what.',
  source: INSTRUCTION,
  remedy: 'Sign in by MitID, Unilogin or the municipality’s own provider.',
  *find(template) {
    for (const resource of template.ofType('AWS::Cognito::UserPoolIdentityProvider'))
      for (const { path, text } of template.texts(resource, 'ProviderType'))
        if (/^(Google|Facebook|LoginWithAmazon|SignInWithApple)$/.test(text))
          yield { resource, path, says: `${text} is told who signs in` };
    for (const resource of template.ofType('AWS::Cognito::IdentityPool'))
      for (const { path, value } of template.select(resource, 'SupportedLoginProviders'))
        if (/google|facebook|amazon\.com|apple|twitter|digits/.test(JSON.stringify(value)))
          yield { resource, path, says: 'A provider in a third country is told who signs in' };
  },
};
