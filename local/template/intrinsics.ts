import type { Assembly, Stack } from './assembly.ts';
import { ACCOUNT, arn, type Physical, physical, REGION, stableUuid } from './physical.ts';

export type Resolver = (stack: Stack, value: unknown) => unknown;
export type ResolverOptions = {
  /** Where functions reach the engines; part of every queue's URL. */
  readonly endpoint: string;
  /** Values of CloudFormation parameters, by name. */
  readonly parameters?: Readonly<Record<string, string>>;
};

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Turns the template's references into the local names and ARNs; what it does not know is an error. */
export const createResolver = (assembly: Assembly, options: ResolverOptions): Resolver => {
  const fail = (stack: Stack, what: string): never => {
    throw new Error(`${stack.name}: the local stack does not understand ${what}`);
  };

  const physicalOf = (stack: Stack, id: string): Physical => {
    const resource = stack.template.Resources[id];
    if (!resource) return fail(stack, `a reference to ${id}, which is not declared`);
    const properties = resource.Properties ?? {};
    return (
      physical({ stack: stack.name, id, type: resource.Type, properties }, options.endpoint) ??
      fail(stack, `a reference to ${id} of type ${resource.Type}`)
    );
  };

  const reference = (stack: Stack, name: string): string => {
    if (name === 'AWS::StackName') return stack.name;
    if (name === 'AWS::StackId')
      return arn('cloudformation', `stack/${stack.name}/${stableUuid(`stack/${stack.name}`)}`);
    const pseudo = PSEUDO[name];
    if (pseudo !== undefined) return pseudo;
    const parameter = stack.template.Parameters?.[name];
    if (!parameter) return physicalOf(stack, name).ref;
    const value = options.parameters?.[name] ?? parameter.Default;
    if (value === undefined) return fail(stack, `the parameter ${name}, which has no local value`);
    return String(value);
  };

  const attribute = (stack: Stack, id: string, name: string): string =>
    physicalOf(stack, id).attributes[name] ?? fail(stack, `the attribute ${name} of ${id}`);

  const text = (stack: Stack, value: unknown, where: string): string => {
    const resolved = resolve(stack, value);
    return typeof resolved === 'string' || typeof resolved === 'number'
      ? String(resolved)
      : fail(stack, `${where} of ${JSON.stringify(value)}`);
  };

  const list = (stack: Stack, value: unknown, where: string): unknown[] => {
    const resolved = resolve(stack, value);
    return Array.isArray(resolved) ? resolved : fail(stack, `${where} of ${JSON.stringify(value)}`);
  };

  const importValue = (stack: Stack, wanted: string): unknown => {
    for (const exporter of assembly.stacks) {
      for (const { Value, Export } of Object.values(exporter.template.Outputs ?? {})) {
        if (Export && resolve(exporter, Export.Name) === wanted) return resolve(exporter, Value);
      }
    }
    return fail(stack, `the import of ${wanted}, which no stack exports`);
  };

  const substitute = (stack: Stack, argument: unknown): string => {
    const [pattern, variables] = Array.isArray(argument) ? argument : [argument, {}];
    if (typeof pattern !== 'string' || !isRecord(variables)) return fail(stack, 'Fn::Sub of that form');
    return pattern.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in variables) return text(stack, variables[name], 'Fn::Sub');
      const [id = name, ...attributes] = name.split('.');
      return attributes.length > 0 ? attribute(stack, id, attributes.join('.')) : reference(stack, name);
    });
  };

  const intrinsic = (stack: Stack, name: string, argument: unknown): unknown => {
    switch (name) {
      case 'Ref':
        return reference(stack, String(argument));
      case 'Fn::GetAtt': {
        const [id = '', ...rest] = Array.isArray(argument)
          ? argument.map(String)
          : String(argument).split('.');
        return attribute(stack, id, rest.join('.'));
      }
      case 'Fn::ImportValue':
        return importValue(stack, text(stack, argument, name));
      case 'Fn::Join': {
        const [separator, values] = Array.isArray(argument) ? argument : [];
        return list(stack, values, name).join(text(stack, separator, name));
      }
      case 'Fn::Sub':
        return substitute(stack, argument);
      case 'Fn::Select': {
        const [index, values] = Array.isArray(argument) ? argument : [];
        return list(stack, values, name)[Number(index)] ?? fail(stack, `${name} beyond the list`);
      }
      case 'Fn::Split': {
        const [separator, value] = Array.isArray(argument) ? argument : [];
        return text(stack, value, name).split(text(stack, separator, name));
      }
      default:
        return fail(stack, name);
    }
  };

  const resolve = (stack: Stack, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((entry) => resolve(stack, entry));
    if (!isRecord(value)) return value;
    const [[name, argument] = [], ...others] = Object.entries(value);
    if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
      return intrinsic(stack, name, argument);
    }
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, resolve(stack, entry)]));
  };
  return resolve;
};
