import type { Template } from 'aws-cdk-lib/assertions';

/** A logical id without the hash the CDK adds: the path of the construct. */
export const nameOf = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

/** What a value of the template refers to, in construct names: `LedgerTable`, `LedgerTable.StreamArn`, `PackagesBucket/parts/*`. */
export const referenceOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const [[intrinsic, argument] = ['', undefined]] = Object.entries(value ?? {});
  switch (intrinsic) {
    case 'Ref':
      return nameOf(String(argument));
    case 'Fn::GetAtt': {
      const [id, attribute] = argument as [string, string];
      return attributeOf(nameOf(id), attribute);
    }
    case 'Fn::ImportValue': {
      const found = /:ExportsOutput(?:FnGetAtt|Ref)(\w+?)[0-9A-F]{8}(\w*?)[0-9A-F]{8}$/.exec(
        String(argument),
      );
      return attributeOf(found?.[1] ?? 'unknown', found?.[2] || 'Arn');
    }
    case 'Fn::Join':
      return (argument as [string, unknown[]])[1].map(referenceOf).join('');
    case 'Fn::Select': {
      const [index, list] = argument as [number, unknown];
      return `${referenceOf(list)}[${index}]`;
    }
    case 'Fn::Split': {
      const [separator, text] = argument as [string, unknown];
      return `${referenceOf(text)} at ${separator} `;
    }
    default:
      throw new Error(`no reference: ${JSON.stringify(value)}`);
  }
};

const attributeOf = (name: string, attribute: string): string =>
  attribute === 'Arn' ? name : `${name}.${attribute}`;

type Named = ReturnType<Template['findResources']>[string] & { readonly id: string; readonly name: string };

/** The resources of a type by their names. */
export const named = (template: Template, type: string): Named[] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => ({
    ...resource,
    id,
    name: nameOf(id),
  }));
