import { KNOWN_REGIONS, partitionOf, urlSuffixOf } from '../regions.ts';
import { type Alternative, followed, only } from './alternatives.ts';
import { ACCOUNT, type Dict, dictAt, FREE, isDict, isList, type Json, OWN } from './json.ts';
import type { Intrinsic, Reader, Value } from './reader.ts';

/** The functions that name something: a parameter, a resource, an export. */
export const REFERENCES: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, reader) => {
    const name = String(argument);
    if (name.startsWith('AWS::')) return only(pseudoParameter(name, reader.around.region));
    const parameter = dictAt(reader.template, 'Parameters')[name];
    if (isDict(parameter)) return parameterValues(name, parameter, reader);
    return only(Object.hasOwn(dictAt(reader.template, 'Resources'), name) ? OWN : FREE);
  },

  'Fn::GetAtt': (argument, reader) => {
    const [id = '', attribute = ''] = isList(argument) ? argument : splitOnce(String(argument));
    return followed(reader.textsGiven(attribute), (name) =>
      attributeValues(String(id), name, reader).flatMap(only),
    );
  },

  'Fn::ImportValue': (argument, reader) =>
    followed(reader.textsGiven(argument), (name) =>
      // An export of a stack that is not at hand is of this account and this region.
      (reader.around.exported(name) ?? [OWN]).flatMap(only),
    ),
};

const splitOnce = (text: string): [string, string] => {
  const at = text.indexOf('.');
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

const startOfArn = (service: string, region: string | undefined): string =>
  `arn:${region ? partitionOf(region) : 'aws'}:${service}`;

function pseudoParameter(name: string, region: string | undefined): Value {
  const home = region ?? OWN;
  const values: Readonly<Record<string, Value>> = {
    'AWS::Region': home,
    'AWS::Partition': region ? partitionOf(region) : 'aws',
    'AWS::URLSuffix': region ? urlSuffixOf(region) : 'amazonaws.com',
    'AWS::AccountId': ACCOUNT,
    'AWS::StackName': 'stack',
    'AWS::StackId': `${startOfArn('cloudformation', region)}:${home}:${ACCOUNT}:stack/stack/id`,
    'AWS::NotificationARNs': [],
    'AWS::NoValue': undefined,
  };
  return Object.hasOwn(values, name) ? values[name] : FREE;
}

/**
 * A parameter is anything its limits allow. With a default it is that, or what somebody chooses on purpose: which decides
 * conditions and mappings, and is otherwise taken to be as the default is.
 */
function parameterValues(name: string, declared: Dict, { around }: Reader): Alternative<Json>[] {
  const type = String(declared.Type ?? 'String');
  const asValue = (text: string): Json =>
    type.includes('List') ? text.split(',').map((each) => each.trim()) : text;
  const values = (texts: readonly string[]) =>
    texts.map((text) => ({ value: asValue(text), given: { [`parameter ${name}`]: text } }));
  const passed = Object.hasOwn(around.parameters, name) ? around.parameters[name] : undefined;
  if (passed) return values(passed);
  if (isList(declared.AllowedValues)) return values(declared.AllowedValues.map(String));
  // The value is in the parameter store, and the default is only its name there.
  if (type.startsWith('AWS::SSM::Parameter::Value')) return values([FREE]);
  // CloudFormation makes sure that these exist in the account and the region of the stack.
  if (/AWS::(EC2|Route53)::/.test(type)) return values([OWN]);
  const regions = regionsMatching(declared.AllowedPattern);
  if (regions) return values(regions);
  return values(declared.Default === undefined ? [FREE] : [String(declared.Default), OWN]);
}

/** The regions a pattern lets through, when it is a pattern for regions; undefined when it is for something else. */
function regionsMatching(pattern: Json | undefined): string[] | undefined {
  if (typeof pattern !== 'string') return undefined;
  try {
    const matching = KNOWN_REGIONS.filter((region) => new RegExp(`^(?:${pattern})$`).test(region));
    return matching.length > 0 && matching.length < KNOWN_REGIONS.length ? matching : undefined;
  } catch {
    // A pattern of another dialect limits nothing that we could prove.
    return undefined;
  }
}

function attributeValues(id: string, attribute: string, { template, around }: Reader): readonly string[] {
  const resource = dictAt(template, 'Resources')[id];
  if (!isDict(resource)) return [FREE];
  const type = String(resource.Type);
  if (type === 'AWS::CloudFormation::Stack')
    return around.nestedOutput(id, attribute.replace(/^Outputs\./, '')) ?? [FREE];
  // What a custom resource answers is decided by code, at deploy.
  if (!type.startsWith('AWS::') || type === 'AWS::CloudFormation::CustomResource') return [FREE];
  if (!attribute.endsWith('Arn')) return [OWN];
  const service = type.split('::')[1]?.toLowerCase() ?? '';
  const start = startOfArn(service, around.region);
  if (service === 's3') return [`${start}:::${OWN}`];
  if (service === 'iam') return [`${start}::${ACCOUNT}:${OWN}`];
  return [`${start}:${around.region ?? OWN}:${ACCOUNT}:${OWN}`];
}
