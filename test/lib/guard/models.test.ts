import { describe, expect, it } from '@jest/globals';
import { rulesIn, statement, variable } from './placed.ts';

const EEA = ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'];
const PROFILE = 'arn:aws:bedrock:eu-central-1:111111111111:inference-profile';

describe('a model', () => {
  it.each(['us', 'us-gov', 'eu', 'apac', 'jp', 'au', 'ca', 'uk', 'sa', 'me', 'af', 'global', 'US'])(
    'of the geography %s may answer from any of its regions',
    (geography) => {
      const profile = `${geography}.anthropic.claude-sonnet-4-20250514-v1:0`;

      expect(rulesIn(variable('MODEL', profile))).toEqual(['model']);
      expect(
        rulesIn(statement({ Action: 'bedrock:InvokeModel', Resource: `${PROFILE}/${profile}` })),
      ).toEqual(['model']);
    },
  );

  it.each([
    'ai21.jamba-1-5-large-v1:0',
    'amazon.nova-pro-v1:0',
    'anthropic.claude-sonnet-4-20250514-v1:0',
    'cohere.embed-v4:0',
    'deepseek.r1-v1:0',
    'google.gemma-3-27b-it',
    'guardrail.v1:0',
    'luma.ray-v2:0',
    'meta.llama3-3-70b-instruct-v1:0',
    'minimax.minimax-m2',
    'mistral.pixtral-large-2502-v1:0',
    'moonshot.kimi-k2-thinking',
    'nvidia.nemotron-nano-9b-v2',
    'openai.gpt-oss-120b-1:0',
    'qwen.qwen3-32b-v1:0',
    'stability.stable-image-core-v1:1',
    'twelvelabs.pegasus-1-2-v1:0',
    'writer.palmyra-x5-v1:0',
  ])('%s is of the region when it is named without a geography', (id) => {
    expect(rulesIn(variable('MODEL', `us.${id}`))).toEqual(['model']);
    expect(rulesIn(variable('MODEL', id))).toEqual([]);
    expect(rulesIn(variable('MODEL', `arn:aws:bedrock:eu-central-1::foundation-model/${id}`))).toEqual([]);
  });

  it.each(['"', "'", ' ', ':', '/'])('is found in the middle of a text, behind «%s»', (sign) => {
    expect(rulesIn(variable('SETTINGS', `model=${sign}us.amazon.nova-pro-v1:0`))).toEqual(['model']);
  });

  it.each(['us.example.com', 'plus.amazon.nova-pro-v1:0', 'eu.ours.v1', 'us.anthropic'])(
    'is not meant by %s',
    (text) => {
      expect(rulesIn(variable('MODEL', text))).toEqual([]);
    },
  );

  it('of the EU is allowed where all regions are that it may answer from', () => {
    const eu = variable('MODEL', 'eu.amazon.nova-pro-v1:0');

    expect(rulesIn(eu, { allow: EEA })).toEqual([]);
    expect(rulesIn(variable('MODEL', 'EU.amazon.nova-pro-v1:0'), { allow: EEA })).toEqual([]);
    expect(rulesIn(variable('MODEL', 'us.amazon.nova-pro-v1:0'), { allow: EEA })).toEqual(['model']);
    for (const missing of EEA)
      expect(rulesIn(eu, { allow: EEA.filter((region) => region !== missing) })).toContain('model');
  });

  it.each([
    '*',
    'us.*',
    'us-gov.*',
    'apac.*',
    'jp.*',
    'au.*',
    'ca.*',
    'uk.*',
    'sa.*',
    'me.*',
    'af.*',
    'global.*',
  ])('is not allowed by %s', (which) => {
    expect(rulesIn(statement({ Action: 'bedrock:InvokeModel', Resource: `${PROFILE}/${which}` }))).toEqual([
      'model',
    ]);
  });

  it.each(['inference', 'guardrail'])('of a geography is any that an ARN of a %s profile says', (kind) => {
    const of = (id: string) => variable('MODEL', `arn:aws:bedrock:eu-central-1:1:${kind}-profile/${id}`);

    expect(rulesIn(of('us.newcomer.model-v1'))).toEqual(['model']);
    expect(rulesIn(of('newcomer.model-v1'))).toEqual([]);
  });

  it('of the account is allowed', () => {
    const own = { Action: 'bedrock:InvokeModel', Resource: `${PROFILE}/abcdef012345` };

    expect(rulesIn(statement(own))).toEqual([]);
  });
});

describe('training', () => {
  const policy = (Content: object, Type = 'AISERVICES_OPT_OUT_POLICY') => ({
    Resources: { It: { Type: 'AWS::Organizations::Policy', Properties: { Type, Content } } },
  });
  const services = (all: string, one: string) => ({
    services: {
      default: { opt_out_policy: { '@@assign': all } },
      rekognition: { opt_out_policy: { '@@assign': one } },
    },
  });

  it.each<[string, object, readonly string[]]>([
    ['is opted out of', policy(services('optOut', 'optOut')), []],
    ['is opted in to', policy(services('optIn', 'optOut')), ['ai-training']],
    ['is opted in to for one service', policy(services('optOut', 'optIn')), ['ai-training']],
    ['is no matter of another policy', policy(services('optOut', 'optIn'), 'TAG_POLICY'), []],
  ])('%s', (_what, template, rules) => {
    expect(rulesIn(template as never)).toEqual(rules);
  });
});
