import { describe, expect, it } from '@jest/globals';
import { UnreadableInput } from '../../../lib/guard/assembly.ts';
import type { Dict, Json } from '../../../lib/guard/read/json.ts';
import {
  type Files,
  found,
  LEAK,
  manifest,
  nested,
  type Options,
  QUIET,
  stack,
  template,
} from './assembled.ts';

const HASH = 'ab'.repeat(32);
const byHash: Dict = {
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL: { 'Fn::Sub': `https://s3.\${AWS::Region}.amazonaws.com/assets/${HASH}.json` } },
};
const assets = (path: Json) => ({ files: { [HASH]: { source: { path } } } });

describe('an assembly', () => {
  it.each<[string, Files, string[], Options?]>([
    [
      'has a stack',
      { 'manifest.json': manifest({ A: stack('A.json') }), 'A.json': LEAK },
      ['multi-region-key A.json'],
    ],
    [
      'has a stack abroad',
      { 'manifest.json': manifest({ A: stack('A.json', 'us-east-1') }), 'A.json': QUIET },
      ['stack-abroad A.json'],
    ],
    [
      'has a stack of no region',
      { 'manifest.json': manifest({ A: stack('A.json', 'unknown-region') }), 'A.json': QUIET },
      ['unknown-region A.json'],
    ],
    [
      'has a stack of an empty region',
      { 'manifest.json': manifest({ A: stack('A.json', '') }), 'A.json': QUIET },
      ['unknown-region A.json'],
    ],
    [
      'has a stack without an environment',
      { 'manifest.json': manifest({ A: { ...stack('A.json'), environment: 7 } }), 'A.json': QUIET },
      ['unknown-region A.json'],
    ],
    [
      'has a stack of no region, named elsewhere',
      { 'manifest.json': manifest({ A: stack('A.json', 'unknown-region') }), 'A.json': QUIET },
      [],
      { region: 'eu-central-1' },
    ],
    [
      'says its region itself',
      { 'manifest.json': manifest({ A: stack('A.json') }), 'A.json': QUIET },
      [],
      { region: 'us-east-1' },
    ],
    [
      'has a stage',
      {
        'manifest.json': manifest({ S: { type: 'cdk:cloud-assembly', properties: { directoryName: 's' } } }),
        's/manifest.json': manifest({ A: stack('A.json') }),
        's/A.json': LEAK,
      },
      ['multi-region-key s/A.json'],
    ],
    [
      'has what is no stack',
      {
        'manifest.json': manifest({
          T: { type: 'cdk:tree', properties: { file: 'tree.json' } },
          N: null,
          A: stack('A.json'),
        }),
        'A.json': QUIET,
        'tree.json': LEAK,
      },
      [],
    ],
    [
      'has a template nobody names',
      { 'manifest.json': manifest({ A: stack('A.json') }), 'A.json': QUIET, 'x/B.template.json': LEAK },
      ['multi-region-key x/B.template.json'],
      { region: 'eu-central-1' },
    ],
    [
      'has assets that are no templates',
      {
        'manifest.json': manifest({ A: stack('A.json') }),
        'A.json': QUIET,
        'asset.1/B.template.json': LEAK,
        'C.json': LEAK,
      },
      [],
      { region: 'eu-central-1' },
    ],
    [
      'has what names files, and is no stack',
      {
        'manifest.json': manifest({
          T: { type: 'cdk:tree', properties: { directoryName: 's', templateFile: 'B.json' } },
          S: { type: 'cdk:cloud-assembly', properties: {} },
          E: { type: 'aws:cloudformation:stack', properties: {} },
          A: stack('A.json'),
        }),
        'A.json': template({ X: null, Fn: { ...nested('B.json'), Type: 'AWS::Lambda::Function' } }),
        'B.json': LEAK,
        's/manifest.json': manifest({ B: stack('B.json') }),
        's/B.json': LEAK,
      },
      [],
    ],
    [
      'has two things that cannot be said of a place',
      {
        'manifest.json': manifest({ A: stack('A.json', 'unknown-region') }),
        'A.json': template({
          Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Unheard': 1 } } },
        }),
      },
      ['unknown-region A.json', 'unreadable A.json'],
    ],
    [
      'begins with a mark of its byte order',
      { 'manifest.json': manifest({ A: stack('A.json') }), 'A.json': `\u{FEFF}${JSON.stringify(LEAK)}` },
      ['multi-region-key A.json'],
    ],
    [
      'has a nested stack',
      {
        'manifest.json': manifest({ A: stack('A.json') }),
        'A.json': template({ N: nested('N.json') }),
        'N.json': LEAK,
      },
      ['multi-region-key N.json'],
    ],
    [
      'has a stack nested twice',
      {
        'manifest.json': manifest({ A: stack('A.json') }),
        'A.json': template({ N: nested('N.json') }),
        'N.json': template({ M: nested('M.json') }),
        'M.json': LEAK,
      },
      ['multi-region-key M.json'],
    ],
    [
      'has a stack nested in a stack abroad',
      {
        'manifest.json': manifest({ A: stack('A.json', 'us-east-1') }),
        'A.json': template({ N: nested('N.template.json') }),
        'N.template.json': QUIET,
      },
      ['stack-abroad A.json', 'stack-abroad N.template.json'],
    ],
    [
      'lacks a nested stack',
      { 'manifest.json': manifest({ A: stack('A.json') }), 'A.json': template({ N: nested('N.json') }) },
      ['remote-template A.json'],
    ],
    [
      'names a nested stack by its hash',
      {
        'manifest.json': manifest({ A: stack('A.json') }),
        'A.json': template({ N: byHash }),
        'A.assets.json': assets('N.json'),
        'N.json': LEAK,
      },
      ['multi-region-key N.json'],
    ],
    [
      'names it by a hash nobody knows',
      {
        'manifest.json': manifest({ A: stack('A.json') }),
        'A.json': template({ N: byHash }),
        'A.assets.json': { files: {} },
      },
      ['remote-template A.json'],
    ],
    [
      'names it by a hash of no file',
      {
        'manifest.json': manifest({ A: stack('A.json') }),
        'A.json': template({ N: byHash }),
        'A.assets.json': assets(7),
      },
      ['remote-template A.json'],
    ],
    [
      'has the asset in another list',
      {
        'manifest.json': manifest({ A: stack('A.json') }),
        'A.json': template({ N: byHash }),
        'A.assets.json': assets(7),
        'B.assets.json': assets('N.json'),
        'N.json': QUIET,
      },
      [],
    ],
  ])('%s', (_what, files, findings, options = {}) => {
    expect(found(files, options)).toEqual(findings);
  });

  it('is read when a stack is nested in itself', () => {
    const files = {
      'manifest.json': manifest({ A: stack('A.json') }),
      'A.json': template({ N: nested('A.json') }),
    };

    expect(found(files)).toEqual(['remote-template A.json']);
  });

  it('is read when two stacks are nested in each other', () => {
    const files = {
      'manifest.json': manifest({ A: stack('A.json') }),
      'A.json': template({ N: nested('N.json') }),
      'N.json': template({ A: nested('A.json') }),
    };

    expect(found(files)).toEqual(['remote-template N.json']);
  });

  it.each<[string, Files, RegExp]>([
    ['without templates', { 'README.md': 'x' }, /no template in it; run cdk synth first/],
    ['with a manifest of nothing', { 'manifest.json': manifest({}) }, /no template in it/],
    ['with a template that is none', { 'A.template.json': { Outputs: {} } }, /no Resources/],
    ['with a list for a template', { 'A.template.json': [] }, /no Resources/],
    ['with a template that is not JSON', { 'A.template.json': 'Resources:' }, /not JSON/],
  ])('%s cannot be read', (_what, files, why) => {
    expect(() => found(files)).toThrow(UnreadableInput);
    expect(() => found(files)).toThrow(why);
  });
});
