/** A list price in USD before tax, as it stood on a day; none is fetched. */
export type Price = {
  readonly usd: number;
  readonly per: string;
  readonly source: string;
  /** Seen on a page about it, or recalled from one and to be looked up before it is published. */
  readonly mark: 'seen' | 'recalled';
};

/** Prices in Frankfurt, first tier, without free allowances and discounts. */
export const PRICES = {
  asOf: '2026-11-21',
  region: 'eu-central-1',
  list: {
    apiRequests: {
      usd: 3.7,
      per: 'million REST API requests, up to 333 million a month',
      source: 'aws.amazon.com/api-gateway/pricing',
      mark: 'recalled',
    },
    lambdaRequests: {
      usd: 0.2,
      per: 'million Lambda requests',
      source: 'aws.amazon.com/lambda/pricing',
      mark: 'recalled',
    },
    lambdaGbSeconds: {
      usd: 13.3334,
      per: 'million GB-seconds on arm64',
      source: 'aws.amazon.com/lambda/pricing',
      mark: 'recalled',
    },
    readUnits: {
      usd: 0.1525,
      per: 'million read request units, on demand',
      source: 'aws.amazon.com/dynamodb/pricing/on-demand',
      mark: 'recalled',
    },
    wafRequests: {
      usd: 0.6,
      per: 'million WAF requests',
      source: 'aws.amazon.com/waf/pricing',
      mark: 'recalled',
    },
    logGb: {
      usd: 0.63,
      per: 'GB of logs taken in',
      source: 'aws.amazon.com/cloudwatch/pricing',
      mark: 'recalled',
    },
    outGb: {
      usd: 0.09,
      per: 'GB to the internet, first 10 TB a month',
      source: 'aws.amazon.com/ec2/pricing/on-demand',
      mark: 'recalled',
    },
    verifiedPermissionsSingle: {
      usd: 5,
      per: 'million single authorization requests',
      source: 'aws.amazon.com/verified-permissions/pricing',
      mark: 'seen',
    },
    verifiedPermissionsBatch: {
      usd: 150,
      per: 'million batch authorization requests, the price it begins at',
      source: 'aws.amazon.com/verified-permissions/pricing',
      mark: 'seen',
    },
  },
} as const satisfies {
  readonly asOf: string;
  readonly region: string;
  readonly list: Readonly<Record<string, Price>>;
};

/** How many questions one batch request of Amazon Verified Permissions takes; recalled. */
export const VERIFIED_PERMISSIONS_BATCH = 30;

/** What AWS counts and this model assumes. */
export const ASSUMED = {
  /** A whole core's worth of memory; a function with less gets that share of one, so its CPU takes longer. */
  coreMb: 1769,
  checkMb: 1024,
  authorizerMb: 1024,
  /** How long DynamoDB takes beyond what the engine on loopback does, in ms. */
  dynamoMs: 4,
  dynamoBatchMs: 10,
  /** How long an environment keeps a vendor and a purpose, and the read units of reading them again: 3 and 1 for those of the benchmark. */
  registerSeconds: 4,
  registerUnits: 4,
  /** Bytes taken in for one call, with the 26 that each event counts: START, END and REPORT of Lambda; of an answer as asked we write no line. */
  checkLogBytes: 450,
  authorizerLogBytes: 450,
  accessLogBytes: 300,
  /** Bytes of an answer with its headers, to the caller. */
  answerBytes: 900,
  answerBytesInBatch: 260,
} as const;
