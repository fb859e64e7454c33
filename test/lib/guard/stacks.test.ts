import { describe, expect, it } from '@jest/globals';
import type { Dict, Json } from '../../../lib/guard/read/json.ts';
import { found, LEAK, manifest, nested, QUIET, replicaIn, stack, template } from './assembled.ts';

const P = { Type: 'String' };
describe('a value from another stack', () => {
  const nestedWith = (Parameters: Dict = {}) =>
    template(
      { N: nested('N.json', { Properties: { Parameters } }) },
      { Parameters: { Anything: P, Both: { ...P, AllowedValues: ['eu-central-1', 'us-east-1'] } } },
    );
  const asked = (output: string): Dict => ({
    ...(nestedWith() as object),
    Resources: {
      N: nested('N.json'),
      ...(replicaIn({ 'Fn::GetAtt': ['N', `Outputs.${output}`] }).Resources as object),
    },
  });
  const outputs = { Outputs: { Home: { Value: 'eu-central-1' }, Away: { Value: 'us-east-1' }, Empty: {} } };
  const one = (parent: Dict, inner: Dict) =>
    found({ 'manifest.json': manifest({ A: stack('A.json') }), 'A.json': parent, 'N.json': inner });

  it.each<[string, Json, string[]]>([
    ['home', 'eu-central-1', []],
    ['abroad', 'us-east-1', ['region A.json', 'table-replica N.json']],
    ['anything', { Ref: 'Anything' }, ['table-replica N.json']],
    ['one of two', { Ref: 'Both' }, ['region A.json', 'table-replica N.json']],
    ['the region', { Ref: 'AWS::Region' }, []],
  ])('is passed to a parameter: %s', (_what, value, findings) => {
    expect(
      one(nestedWith({ Where: value }), replicaIn({ Ref: 'Where' }, { Parameters: { Where: P } })),
    ).toEqual(findings);
  });

  it('is not passed, and then anything', () => {
    expect(one(nestedWith(), replicaIn({ Ref: 'Where' }, { Parameters: { Where: P } }))).toEqual([
      'table-replica N.json',
    ]);
  });

  it.each([
    ['Home', []],
    ['Away', ['table-replica A.json']],
    ['Empty', ['table-replica A.json']],
    ['None', ['table-replica A.json']],
  ])('is the output %s of a nested stack', (output, findings) => {
    expect(one(asked(output), { ...QUIET, ...outputs })).toEqual(findings);
  });

  it.each<[string, Json, string, string[]]>([
    ['home', 'eu-central-1', 'eu-central-1', []],
    ['abroad', 'us-east-1', 'eu-central-1', ['table-replica A.json']],
    ['anything', { Ref: 'Where' }, 'eu-central-1', ['table-replica A.json']],
    ['abroad, in another region', 'us-east-1', 'eu-north-1', []],
  ])('is exported: %s', (_what, Value, region, findings) => {
    const exporting = {
      ...QUIET,
      Parameters: { Where: P },
      Outputs: { O: { Value, Export: { Name: 'place' } }, X: { Value: 'x' } },
    };
    const files = {
      'manifest.json': manifest({ A: stack('A.json'), B: stack('B.json', region) }),
      'A.json': replicaIn({ 'Fn::ImportValue': { 'Fn::Sub': 'place' } }),
      'B.json': {
        ...exporting,
        Outputs: { A: { Value: 'ap-south-1', Export: { Name: 'other' } }, ...exporting.Outputs },
      },
    };

    expect(found(files, { allow: ['eu-central-1', 'eu-north-1'] })).toEqual(findings);
  });
});

describe('a stack set', () => {
  const set = (TemplateBody: Json, ...Regions: readonly string[]) =>
    template({
      Set: {
        Type: 'AWS::CloudFormation::StackSet',
        Properties: { TemplateBody, StackInstancesGroup: [{ Regions: [...Regions] }] },
      },
    });
  const one = (content: Dict) =>
    found({ 'manifest.json': manifest({ A: stack('A.json') }), 'A.json': content });

  it.each<[string, Dict, string[]]>([
    ['at home', set(JSON.stringify(QUIET), 'eu-central-1'), []],
    ['with a leak', set(JSON.stringify(LEAK), 'eu-central-1'), ['multi-region-key A.json']],
    ['with its own region', set(JSON.stringify(replicaIn({ Ref: 'AWS::Region' })), 'eu-central-1'), []],
    ['that is not JSON', set('Resources:', 'eu-central-1'), ['remote-template A.json']],
    ['that is no template', set('{"a":1}', 'eu-central-1'), ['remote-template A.json']],
    ['that is no text', set({ Ref: 'AWS::NoValue' }, 'eu-central-1'), ['remote-template A.json']],
  ])('%s', (_what, content, findings) => {
    expect(one(content)).toEqual(findings);
  });

  it('abroad', () => {
    expect(one(set(JSON.stringify(QUIET), 'eu-central-1', 'us-east-1'))).toContain('stack-abroad A.json');
  });
});
