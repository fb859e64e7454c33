import { said } from '../policies.ts';
import type { Rule } from '../rule.ts';
import { SECURITY } from '../sources.ts';

/** Resources that hold data or open it, by the services of their actions. */
const HOLDS = /^(\*|(s3|sqs|sns|dynamodb|secretsmanager|kms|kinesis|events|backup|ecr|glue|logs):.+)$/i;

export const openToTheWorld: Rule = {
  id: 'open-to-the-world',
  forbids: 'a store that anybody may read or write, wherever they are',
  because: 'To read from a third country is a transfer; where anybody may read, somebody there may.',
  source: SECURITY,
  remedy: 'Name who may, or bind the statement to an account, an organisation or a network.',
  *find(template) {
    for (const statement of template.allowing) {
      if (statement.body.Condition !== undefined || NETWORK.test(statement.resource.type)) continue;
      const [anybody] = said(template, statement, 'Principal').filter(({ text }) => text === '*');
      const action = said(template, statement, 'Action').find(({ text }) => HOLDS.test(text));
      if (anybody && action)
        yield { resource: anybody.resource, path: anybody.path, says: `Anybody may ${action.text}` };
    }
  },
};

/** The policy of an endpoint in a network lets nobody in: it keeps those inside from reaching out. */
const NETWORK = /^AWS::(EC2::VPCEndpoint|VpcLattice::\w+)$/;
