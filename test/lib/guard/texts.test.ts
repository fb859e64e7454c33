import { describe, expect, it } from '@jest/globals';
import { placed, rulesIn } from './placed.ts';

const says = (text: string) => rulesIn(placed('Custom::Anything', 'Text', text));

/** Texts with a place in them, where «§» stands for a region; each is silent when that is home. */
const PLACES: readonly (readonly [string, readonly string[]])[] = [
  [
    'arn',
    [
      'arn:aws:sqs:§:111111111111:jobs',
      'ARN:AWS:sqs:§:111111111111:jobs',
      'see arn:aws:sqs:§:1:a, and b',
      'arn:aws:sqs:eu-central-1:1:a,arn:aws:sqs:§:1:b',
      'arn:aws:states:::sqs:arn:aws:sqs:§:1:b',
      '"arn:aws:sqs:§:1:jobs"',
      "'arn:aws:sqs:§:1:jobs'",
      'arn::sqs:§:1:jobs',
    ],
  ],
  [
    'endpoint',
    [
      'https://sqs.§.amazonaws.com/1/jobs',
      'https://sqs.§.amazonaws.com.',
      'HTTPS://SQS.§.AMAZONAWS.COM',
      'documents.s3.§.amazonaws.com',
      'documents.s3-§.amazonaws.com',
      'documents.s3-website-§.amazonaws.com',
      'documents.s3-fips-§.amazonaws.com',
      'x.s3-control-§.amazonaws.com',
      'x.s3-outposts-§.amazonaws.com',
      'db.abc.§.rds.amazonaws.com:5432',
      'postgres://u:p@db.abc.§.rds.amazonaws.com/x',
      'abc.execute-api.§.amazonaws.com',
      'abc.lambda-url.§.on.aws',
      'dynamodb.§.api.aws',
      'x.§.awsapprunner.com',
      'ours.auth.§.amazoncognito.com',
      'https://bucket.§.example.com',
      'ours.§.aws.example.com',
      '§_aws.example.com',
      '§-aws.example.com',
      '§-gcp.example.com',
      '§-azure.example.com',
      'instance.§a.example.com',
      'com.amazonaws.§.sqs',
      'com.amazonaws.§.s3',
      'COM.AMAZONAWS.§.S3',
      'cn.com.amazonaws.§.s3',
      'aws.api.§.s3',
      'eu.amazonaws.§.s3',
      'com.amazonaws.vpce.§.vpce-svc-1',
      'aws.api.§.bedrock',
      'eu.amazonaws.§.sqs',
    ],
  ],
  [
    'region',
    [
      '§',
      'eu-central-1 §',
      'eu-central-1;§',
      'eu-central-1|§',
      'eu-central-1,§',
      '§_AbCdEf123',
      '§:12345678-1234-1234-1234-123456789012',
      'aws s3 ls --region §',
      'aws s3 ls --region=§',
      'aws s3 ls --region "§"',
      "aws s3 ls --source-region '§'",
      'x -region §',
      'x --source-region §',
      'CMD x "--region", "§"',
      'regionId: §',
      'region_name: §',
      'LocationConstraint: §',
      'region §',
      'x\n  our.region § \ny',
      '#!/usr/bin/env x --region §\ngo',
      'x --region-name §',
      'x --region, §',
      'region=§',
      'region: §',
      'Region = "§"',
      "region_name='§'",
      'regionId=§',
      'LocationConstraint=§',
      'location: `§`',
      String.raw`{\"region\": \"§\"}`,
      "region '§'",
      "region as '§'",
      'select region AS "§"',
      'run primary=§',
      'a;b.c=§',
      '{a=§}',
      'f(a="§")',
      '?a=§&b',
      '"primary": "§"',
      "'primary' : '§'",
      'process.env.X ?? "§"',
      "x || '§'",
      'x || `§`',
      "boto3.client('s3', '§')",
      'new Client(config("x"), "§")',
      '#!/bin/sh\naws s3 ls --region §',
      'region=§ # far away',
      'a=1 # one\nregion=§',
    ],
  ],
];

describe('a text that names a place', () => {
  const rows = PLACES.flatMap(([rule, texts]) => texts.map((text) => [rule, text] as const));

  it.each(rows)('%s: %s', (rule, text) => {
    for (const region of ['us-east-1', 'ap-southeast-7', 'ca-central-1'])
      expect(says(text.replace('§', region))).toEqual([rule]);
    expect(says(text.replaceAll('§', 'eu-central-1'))).toEqual([]);
  });
});

/** Texts without a region that name a place that is not home. */
const NOWHERE: readonly (readonly [string, readonly string[]])[] = [
  [
    'arn',
    [
      'arn:aws:s3::111111111111:accesspoint/abc.mrap',
      'arn:aws:iam::cloudfront:user/x',
      'arn:aws:cloudfront::1:distribution/x',
      'arn:aws:globalaccelerator::1:accelerator/x',
      'arn:aws:CloudFront::1:x',
    ],
  ],
  [
    'endpoint',
    [
      'https://sqs.amazonaws.com',
      'https://s3.amazonaws.com/documents',
      'https://sts.amazonaws.com/?x',
      'https://user@sts.amazonaws.com',
      'https://api.aws.api.aws/',
      'https://x.amazonaws.eu/',
      'https://x.sagemaker.aws/',
      'https://x.signin.aws/',
      'https://x.awsapps.com/',
      'https://x.cloud.aws/',
      'https://x.on.aws/',
      'https://x.aws.dev/',
      'https://x.awsapprunner.com',
      'https://x.amazoncognito.com',
      'https://sqs.amazonaws.com.cn',
      'd1.cloudfront.net',
      'x.awsglobalaccelerator.com',
      'main.x.amplifyapp.com',
      'documents.s3-accelerate.amazonaws.com',
      'documents.s3-accelerate.dualstack.amazonaws.com',
      's3-global.amazonaws.com',
      'X.CloudFront.NET',
      'ip-10-0-0-1.ec2.internal',
      'ec2-1-2-3-4.compute-1.amazonaws.com',
      'x.compute-1.internal',
      'ours.us-east1.gcp.example.com',
      'ours-northamerica-northeast1.example.com',
      'southamerica-east1-ours.example.com',
      'asia-south1-ours.example.com',
      'australia-southeast1-ours.example.com',
      'africa-south1-ours.example.com',
      'me-west1-ours.example.com',
      'us-central1-ours.example.com',
      'us-west4-ours.example.com',
      'europe-west2-ours.example.com',
      'europe-west6-ours.example.com',
      'ours.us_east_1.example.com',
      'ours.eastus.example.com',
      'ours.westus2.example.com',
      'ours.centralus.example.com',
      'ours.uksouth.example.com',
      'ours.ukwest.example.com',
      'ours.switzerlandnorth.example.com',
      'ours.switzerlandwest.example.com',
    ],
  ],
];

/** Texts that look like those, and name no place. */
const NO_PLACE = [
  'pupils-us-east-1-archive and us-east-1 are words of a sentence',
  'sqs.amazonaws.com',
  'http://s3.amazonaws.com/doc/2006-03-01/',
  'http://acs.amazonaws.com/groups/global/AllUsers',
  'https://doc.s3.amazonaws.com/2006-03-01',
  'arn:aws:iam::aws:policy/ReadOnlyAccess',
  'arn:aws:sqs:*:1:jobs',
  'arn:aws:s3:::documents/us-east-1',
  'xarn:aws:sqs:us-east-1:1:x',
  'Amazon.SQS.region()',
  'ours.cloudfront.net.example.com',
  'xcloudfront.net',
  'bus-east-1-aws.example.com us-east-1x-aws.example.com',
  'https://ours.example.dk/sqs.us-east-1.amazonaws.com',
  'europe-west1-ours.example.com europe-north1-ours.example.com',
  'ours.germanywestcentral.example.com ours.swedencentral.example.com',
  'ourseastus.example.com',
  'region != "us-east-1"',
  'region == "us-east-1"',
  'region => "us-east-1"',
  'if (region === "us-east-1") stop()',
  "where region in ('eu-west-1', 'us-east-1')",
  '#!/bin/sh\n# region=us-east-1',
  'go()\n// region=us-east-1',
  '# region=us-east-1\ngo()',
  'a=1 # region=us-east-1\ngo()',
  "region in('eu-west-1', 'us-east-1')",
  's3://documents/year=2026/place=us-east-1/x',
  'go()\n/* region=us-east-1\n region: us-east-1 */',
  'x.us-east-1-documents.s3.eu-central-1.amazonaws.com',
  'us-east-1_x',
  'us-east-1:1234',
  'com.amazonaws.sqs.us-east-1x',
];

describe('a text without a region', () => {
  it.each(NOWHERE.flatMap(([rule, texts]) => texts.map((text) => [rule, text] as const)))(
    '%s: %s',
    (rule, text) => {
      expect(says(text)).toEqual([rule]);
      expect(says(`{"inner": ${JSON.stringify(text)}}`)).toEqual([rule]);
    },
  );

  it.each(NO_PLACE)('%s', (text) => {
    expect(says(text)).toEqual([]);
  });
});
