import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Json } from '../lib/guard/read/json.ts';

const HELP = `Measures the region guard on a large template, as a whole command, beside the same command on one resource.

  npm run bench:guard -- [--resources 5000] [--runs 5]
`;

/** Resources as teams write them, in turn: with policies, variables, targets and functions within functions. */
const KINDS: readonly ((index: number) => Json)[] = [
  (index) => ({
    Type: 'AWS::Lambda::Function',
    Properties: {
      Role: { 'Fn::GetAtt': [`Resource${index + 1}`, 'Arn'] },
      Environment: {
        Variables: {
          TABLE: { Ref: `Resource${index + 2}` },
          QUEUE_URL: { 'Fn::Sub': `https://sqs.\${AWS::Region}.\${AWS::URLSuffix}/\${AWS::AccountId}/jobs` },
          STAGE: { 'Fn::FindInMap': ['Stages', { Ref: 'AWS::Region' }, 'name'] },
        },
      },
      Tags: [{ Key: 'was-in', Value: 'us-east-1' }],
    },
  }),
  (index) => ({
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
      Policies: [
        {
          PolicyName: 'data',
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
                Resource: {
                  'Fn::Join': [
                    '',
                    [
                      'arn:',
                      { Ref: 'AWS::Partition' },
                      ':dynamodb:',
                      { Ref: 'AWS::Region' },
                      ':',
                      { Ref: 'AWS::AccountId' },
                      `:table/t${index}`,
                    ],
                  ],
                },
              },
              {
                Effect: 'Deny',
                Action: '*',
                Resource: '*',
                Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
              },
            ],
          },
        },
      ],
    },
  }),
  () => ({
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: { Replicas: [{ Region: { Ref: 'AWS::Region' } }], BillingMode: 'PAY_PER_REQUEST' },
  }),
  (index) => ({
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: { detail: { awsRegion: ['us-east-1'] } },
      Targets: [
        {
          Id: 'one',
          Arn: {
            'Fn::If': [
              'IsProduction',
              { 'Fn::GetAtt': [`Resource${index - 3}`, 'Arn'] },
              { 'Fn::Sub': `arn:aws:lambda:\${AWS::Region}:\${AWS::AccountId}:function:test` },
            ],
          },
        },
      ],
    },
  }),
  () => ({
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      DefinitionString: {
        'Fn::Join': [
          '',
          [
            '{"StartAt":"Tell","States":{"Tell":{"Type":"Task","Resource":"arn:',
            { Ref: 'AWS::Partition' },
            ':states:::sns:publish","Parameters":{"TopicArn":"',
            { Ref: 'Resource0' },
            '"},"End":true}}}',
          ],
        ],
      },
    },
  }),
];

/** A template of many resources, all at home. */
const templateOf = (resources: number): Json => ({
  Parameters: { Stage: { Type: 'String', Default: 'test' } },
  Conditions: { IsProduction: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
  Mappings: { Stages: { 'eu-central-1': { name: 'main' }, 'us-east-1': { name: 'none' } } },
  Resources: Object.fromEntries(
    Array.from({ length: resources }, (_, index) => [
      `Resource${index}`,
      (KINDS[index % KINDS.length] as (index: number) => Json)(index),
    ]),
  ),
});

/** Milliseconds of the whole command, from its start to its end; throws when it finds anything. */
function timed(path: string): number {
  const started = performance.now();
  const found = execFileSync(process.execPath, [join('bin', 'guard.ts'), path, '--region', 'eu-central-1'], {
    encoding: 'utf8',
  });
  if (found.trim() !== '[]') throw new Error('the guard found something in a template without a leak');
  return performance.now() - started;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

function bench(resources: number, runs: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'hjemmel-bench-'));
  try {
    const paths = [1, resources].map((count) => {
      const path = join(folder, `${count}.json`);
      writeFileSync(path, JSON.stringify(templateOf(count)));
      return path;
    });
    const times = Array.from({ length: runs }, () => paths.map(timed));
    const [one = 0, many = 0] = paths.map((_, index) => median(times.map((run) => run[index] ?? 0)));
    console.log(`1 resource       ${one.toFixed(0)} ms`);
    console.log(`${resources} resources   ${many.toFixed(0)} ms, ${(many / one).toFixed(2)} times as long`);
    console.log(
      `each resource more costs ${(((many - one) * 1000) / (resources - 1)).toFixed(0)} µs (medians of ${runs} runs, whole commands)`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const { values } = parseArgs({
  options: {
    resources: { type: 'string', default: '5000' },
    runs: { type: 'string', default: '5' },
    help: { type: 'boolean' },
  },
});
if (values.help) process.stdout.write(HELP);
else bench(Number(values.resources), Number(values.runs));
