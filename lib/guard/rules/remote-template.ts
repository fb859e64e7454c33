import type { Rule } from '../rule.ts';
import { ACCOUNTABILITY } from '../sources.ts';

/** Types that deploy a template that is written elsewhere. */
const ELSEWHERE =
  /^AWS::(CloudFormation::(StackSet|ModuleVersion|ModuleDefaultVersion)|ServiceCatalog::(CloudFormationProduct|CloudFormationProvisionedProduct)|Proton::\w+Template|ServiceCatalogAppRegistry::\w+Template)$/;

export const remoteTemplate: Rule = {
  id: 'remote-template',
  forbids:
    'a template that is not at hand: a nested stack by address, a stack set, an application of a repository',
  because: 'What nobody here has read cannot be shown to stay.',
  source: ACCOUNTABILITY,
  remedy:
    'Check the whole assembly (cdk.out), where nested templates are at hand, or deploy the other template as its own stack.',
  *find(template) {
    for (const resource of template.ofType('AWS::CloudFormation::Stack'))
      if (!template.readsNested(resource.logicalId))
        yield {
          resource,
          path: `${resource.path}/Properties/TemplateURL`,
          says: 'The template of the nested stack is not at hand',
        };
    for (const resource of template.ofType(ELSEWHERE))
      if (!template.readsNested(resource.logicalId))
        yield {
          resource,
          path: resource.path,
          says: `${resource.type} deploys a template that is not at hand`,
        };
  },
};
