import { describe, expect, it } from '@jest/globals';
import type { Dict, Json } from '../../../lib/guard/read/json.ts';
import { checked } from './checked.ts';

const ABROAD = 'us-east-1';
const HOME = 'eu-central-1';

/** What else the templates have: a parameter for anything, conditions that hold, that do not, and that depend on it. */
const SECTIONS: Dict = {
  Parameters: {
    Free: { Type: 'String' },
    Usual: { Type: 'String', Default: HOME },
    UsuallyAway: { Type: 'String', Default: ABROAD },
    One: { Type: 'String', AllowedValues: [HOME] },
    Two: { Type: 'String', AllowedValues: [HOME, ABROAD] },
    Other: { Type: 'String', AllowedValues: ['a', 'b'] },
    Listed: { Type: 'CommaDelimitedList', AllowedValues: [`${HOME}, x`, `${HOME},${ABROAD}`] },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: HOME },
    Zone: { Type: 'AWS::EC2::AvailabilityZone::Name' },
    Hosted: { Type: 'AWS::Route53::HostedZone::Id' },
    InEurope: { Type: 'String', AllowedPattern: 'eu-.*', Default: HOME },
    InFrankfurt: { Type: 'String', AllowedPattern: 'eu-central-1', Default: HOME },
    ThereTwice: { Type: 'String', AllowedPattern: '[a-z]+|eu-central-1' },
    Anything: { Type: 'String', AllowedPattern: '.*' },
    Strange: { Type: 'String', AllowedPattern: '(?i:[' },
    Untyped: { Default: ABROAD },
    AnyPattern: { Type: 'String', AllowedPattern: '.*', Default: HOME },
    Letters: { Type: 'String', AllowedPattern: '[a-z]+' },
    Second: { Type: 'CommaDelimitedList', AllowedValues: [`${ABROAD}, ${HOME}`] },
    Nth: { Type: 'Number', Default: 0 },
  },
  Conditions: {
    Yes: { 'Fn::Equals': ['a', 'a'] },
    No: { 'Fn::Equals': ['a', 'b'] },
    Maybe: { 'Fn::Equals': [{ Ref: 'Other' }, 'a'] },
    Never: { 'Fn::Equals': [{ Ref: 'Other' }, 'c'] },
    OnlyOne: { 'Fn::Equals': [{ Ref: 'One' }, HOME] },
    Chosen: { 'Fn::Equals': [{ Ref: 'Usual' }, HOME] },
    Open: { 'Fn::Equals': [{ Ref: 'Free' }, 'x'] },
    NotNo: { 'Fn::Not': [{ Condition: 'No' }] },
    NotYes: { 'Fn::Not': [{ Condition: 'Yes' }] },
    NotMaybe: { 'Fn::Not': [{ Condition: 'Maybe' }] },
    YesAndYes: { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'Yes' }] },
    YesAndNo: { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] },
    MaybeAndNo: { 'Fn::And': [{ Condition: 'Maybe' }, { Condition: 'No' }] },
    MaybeAndYes: { 'Fn::And': [{ Condition: 'Maybe' }, { Condition: 'Yes' }] },
    NoOrNo: { 'Fn::Or': [{ Condition: 'No' }, { Condition: 'No' }] },
    NoOrYes: { 'Fn::Or': [{ Condition: 'No' }, { Condition: 'Yes' }] },
    MaybeOrYes: { 'Fn::Or': [{ Condition: 'Maybe' }, { Condition: 'Yes' }] },
    MaybeOrNo: { 'Fn::Or': [{ Condition: 'Maybe' }, { Condition: 'No' }] },
    Circle: { 'Fn::Not': [{ Condition: 'Circle' }] },
    Odd: { 'Fn::Unheard': [] },
    AtHome: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, HOME] },
    InAccount: { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '123456789012'] },
  },
  Mappings: {
    Places: { [HOME]: { place: HOME, list: [HOME, HOME] }, other: { place: ABROAD, list: [HOME, ABROAD] } },
  },
};
const RESOURCES: Dict = {
  Fn: { Type: 'AWS::Lambda::Function' },
  Store: { Type: 'AWS::S3::Bucket' },
  User: { Type: 'AWS::IAM::User' },
  Code: { Type: 'Custom::Code' },
  Coded: { Type: 'AWS::CloudFormation::CustomResource' },
};

/** The rules that find something in a value of a replica, where a region is all it can be. */
const rulesOf = (value: Json, options?: Parameters<typeof checked>[1]) => [
  ...new Set(
    checked(
      {
        ...SECTIONS,
        Resources: {
          ...RESOURCES,
          It: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas: [{ Region: value }] } },
        },
      },
      options,
    ).map(({ rule }) => rule),
  ),
];

const when = (name: string, yes: Json, no: Json): Json => ({ 'Fn::If': [name, yes, no] });
const join = (by: Json, ...parts: readonly Json[]): Json => ({ 'Fn::Join': [by, parts] });
const select = (at: Json, list: Json): Json => ({ 'Fn::Select': [at, list] });
const split = (by: Json, text: Json): Json => ({ 'Fn::Split': [by, text] });
const find = (...path: readonly Json[]): Json => ({ 'Fn::FindInMap': [...path] });
const NOTHING = { Ref: 'AWS::NoValue' };

const HOME_VALUES: readonly (readonly [string, Json])[] = [
  ['the pseudo parameter', { Ref: 'AWS::Region' }],
  ['a parameter with one value', { Ref: 'One' }],
  ['a parameter that is home by default', { Ref: 'Usual' }],
  ['a parameter of a type that exists at home', { Ref: 'Zone' }],
  ['another type that exists at home', { Ref: 'Hosted' }],
  ['a parameter whose pattern is one region', { Ref: 'InFrankfurt' }],
  ['a parameter whose pattern has one region', { Ref: 'ThereTwice' }],
  ['a parameter of any pattern that is home by default', { Ref: 'AnyPattern' }],
  ['a parameter that is a list', select(1, { Ref: 'Second' })],
  ['a resource', { Ref: 'Fn' }],
  ['a field of an ARN', select(3, split(':', { 'Fn::GetAtt': ['Fn', 'Arn'] }))],
  ['selected before what may be longer', select(0, split('/', { 'Fn::Sub': `${HOME}/\${Free}` }))],
  ['put in by its name with spaces', { 'Fn::Sub': `\${ AWS::Region }` }],
  ['an attribute that is put in with spaces', { 'Fn::Sub': `\${ Fn.Id }` }],
  ['an attribute', { 'Fn::GetAtt': ['Fn', 'Id'] }],
  ['an attribute by a dot', { 'Fn::GetAtt': 'Fn.Nested.Id' }],
  ['an export of another stack', { 'Fn::ImportValue': 'place' }],
  ['a zone of the region', select(0, { 'Fn::GetAZs': '' })],
  ['a zone of a named region', select(2, { 'Fn::GetAZs': HOME })],
  ['a part of a network', select(1, { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] })],
  ['a length', { 'Fn::Length': [1] }],
  ['what holds', when('Yes', HOME, ABROAD)],
  ['what does not hold', when('No', ABROAD, HOME)],
  ['nothing', NOTHING],
  ['nothing by a condition', when('Maybe', HOME, NOTHING)],
  ['joined', join('-', 'eu', 'central', 1)],
  ['joined without what is left out', join('-', 'eu', NOTHING, 'central', '1')],
  ['joined of a list among parts', join('-', 'eu', split('/', 'central/1'))],
  ['joined by nothing', join('', 'eu-', 'central-1')],
  ['joined by a function', join({ 'Fn::Sub': '-' }, 'eu', 'central', '1')],
  ['selected', select(1, [ABROAD, HOME])],
  ['selected by text', select('1', [ABROAD, HOME])],
  ['split', select(1, split('/', `${ABROAD}/${HOME}`))],
  ['mapped', find('Places', HOME, 'place')],
  ['mapped by the region', find('Places', { Ref: 'AWS::Region' }, 'place')],
  ['mapped in a list', select(1, find('Places', HOME, 'list'))],
  ['mapped with a default that is home', find('Places', 'none', 'place', { DefaultValue: HOME })],
  ['put in', { 'Fn::Sub': [`eu-\${where}-1`, { where: 'central' }] }],
  ['put in with spaces', { 'Fn::Sub': [`\${ Where }`, { Where: HOME }] }],
  ['put in by its name', { 'Fn::Sub': `\${AWS::Region}` }],
  ['an attribute that is put in', { 'Fn::Sub': `\${Fn.Id}` }],
  ['written as base64', { 'Fn::Base64': HOME }],
];

describe('a value that is home', () => {
  it.each(HOME_VALUES)('by %s', (_how, value) => {
    expect(rulesOf(value)).toEqual([]);
  });
});

describe('a value that is, or may be, abroad', () => {
  it.each<[string, Json]>([
    ['a parameter', { Ref: 'Free' }],
    ['a parameter that is abroad by default', { Ref: 'UsuallyAway' }],
    ['mapped by what is home by default', find('Places', { Ref: 'Usual' }, 'place')],
    ['selected by what has a default', select({ Ref: 'Nth' }, [HOME, ABROAD])],
    ['a parameter with two values', { Ref: 'Two' }],
    ['a parameter that is in a store', { Ref: 'Stored' }],
    ['a parameter that is any region of Europe', { Ref: 'InEurope' }],
    ['a parameter of any pattern', { Ref: 'Anything' }],
    ['a parameter of a pattern nobody reads', { Ref: 'Strange' }],
    ['a parameter without a type', { Ref: 'Untyped' }],
    ['a parameter that is a list', select(1, { Ref: 'Listed' })],
    ['a parameter of a pattern that no region has', { Ref: 'Letters' }],
    ['what is not there', { Ref: 'Nobody' }],
    ['what is never there', { Ref: 'constructor' }],
    ['an attribute of what is not there', { 'Fn::GetAtt': ['Nobody', 'Region'] }],
    ['a pseudo parameter nobody knows', { Ref: 'AWS::Moon' }],
    ['what code answers', { 'Fn::GetAtt': ['Code', 'Region'] }],
    ['what other code answers', { 'Fn::GetAtt': ['Coded', 'Region'] }],
    ['an output of another stack', { 'Fn::GetStackOutput': { StackName: 'x', OutputName: 'y' } }],
    ['a dynamic reference', '{{resolve:ssm:/place}}'],
    ['a part by a dynamic reference', '{{resolve:ssm:/place}}-1'],
    ['a function nobody knows', { 'Fn::Unheard': HOME }],
    ['zones of another region', select(0, { 'Fn::GetAZs': ABROAD })],
    ['what holds', when('Yes', ABROAD, HOME)],
    ['what does not hold', when('No', HOME, ABROAD)],
    ['what may hold', when('Maybe', ABROAD, HOME)],
    ['what may not hold', when('Maybe', HOME, ABROAD)],
    ['a condition nobody wrote', when('Nowhere', ABROAD, HOME)],
    ['joined', join('-', 'us', 'east', 1)],
    ['joined without what is left out', join('-', 'us', NOTHING, 'east', '1')],
    ['mapped, with a default that is home', find('Places', 'other', 'place', { DefaultValue: HOME })],
    ['joined of a list among parts', join('-', 'us', split('/', 'east/1'))],
    ['selected', select(1, [HOME, ABROAD])],
    ['selected by what is not known', select({ Ref: 'Free' }, [HOME, HOME])],
    ['selected behind the end', select(2, [HOME, HOME])],
    ['selected behind what may be longer', select(1, split('/', { 'Fn::Sub': `\${Free}/${HOME}` }))],
    ['split', select(0, split('/', `${ABROAD}/${HOME}`))],
    ['mapped', find('Places', 'other', 'place')],
    ['mapped by what is not known', find('Places', { Ref: 'Free' }, 'place')],
    ['mapped by the account', find('Places', { Ref: 'AWS::AccountId' }, 'place')],
    ['mapped in a list', select(1, find('Places', 'other', 'list'))],
    ['mapped with a default', find('Places', HOME, 'place', { DefaultValue: ABROAD })],
    ['put in', { 'Fn::Sub': [`us-\${where}-1`, { where: 'east' }] }],
    ['put in from a parameter', { 'Fn::Sub': `\${Two}` }],
    ['not put in', { 'Fn::Sub': `\${!AWS::Region}` }],
  ])('by %s', (_how, value) => {
    expect(rulesOf(value)).toContain('table-replica');
  });

  it('by the region of the stack', () => {
    const field = select(3, split(':', { 'Fn::GetAtt': ['Fn', 'Arn'] }));

    for (const value of [{ Ref: 'AWS::Region' }, field])
      expect(rulesOf(value, { region: ABROAD })).toContain('table-replica');
  });

  it('is refused, with the function nobody knows', () => {
    expect(rulesOf({ 'Fn::Unheard': HOME })).toContain('unreadable');
  });
});

describe('a condition', () => {
  it.each<[string, boolean | undefined]>([
    ['Yes', true],
    ['No', false],
    ['Maybe', undefined],
    ['Never', false],
    ['OnlyOne', true],
    ['Open', undefined],
    ['Chosen', undefined],
    ['NotNo', true],
    ['NotYes', false],
    ['NotMaybe', undefined],
    ['YesAndYes', true],
    ['YesAndNo', false],
    ['MaybeAndNo', false],
    ['MaybeAndYes', undefined],
    ['NoOrNo', false],
    ['NoOrYes', true],
    ['MaybeOrYes', true],
    ['MaybeOrNo', undefined],
    ['Circle', undefined],
    ['Odd', undefined],
    ['AtHome', true],
    ['InAccount', undefined],
    ['Missing', undefined],
  ])('%s holds: %s', (name, holds) => {
    const key = (Condition: Json) => ({
      ...SECTIONS,
      Resources: { It: { Type: 'AWS::KMS::ReplicaKey', Condition } },
    });

    expect(rulesOf(when(name, ABROAD, HOME)).length > 0).toBe(holds !== false);
    expect(rulesOf(when(name, HOME, ABROAD)).length > 0).toBe(holds !== true);
    expect(checked(key(name)).length > 0).toBe(holds !== false);
    expect(checked(key(7))).toHaveLength(1);
  });

  it('is the same wherever it is asked', () => {
    expect(rulesOf(join('', when('Maybe', 'eu-central-', HOME), when('Maybe', '1', '')))).toEqual([]);
    expect(rulesOf(join('', when('Maybe', 'us-east-', HOME), when('Maybe', '1', '')))).toEqual([
      'table-replica',
    ]);
  });
});
