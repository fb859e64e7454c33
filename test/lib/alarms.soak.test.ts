import { describe, expect, it } from '@jest/globals';
import { named, referenceOf } from './names.ts';
import { synthesize } from './synth.ts';

const { service } = synthesize();
const alarms = named(service, 'AWS::CloudWatch::Alarm');
const alarm = (name: string) => alarms.find((candidate) => candidate.name === name)?.Properties;

describe('the alarms', () => {
  it.each(alarms)('$name rings the operator, and says why', ({ Properties }) => {
    expect(Properties.AlarmActions.map(referenceOf)).toEqual(['OperationsAlarms']);
    expect(Properties.AlarmDescription.length).toBeGreaterThan(20);
  });

  it('watch the errors of every function but the one for which failing is an answer', () => {
    const watched = alarms
      .filter(({ Properties }) => Properties.MetricName === 'Errors')
      .map(({ Properties }) => referenceOf(Properties.Dimensions[0].Value));
    const all = named(service, 'AWS::Lambda::Function').map(({ name }) => name);
    expect(all.filter((name) => !watched.includes(name))).toEqual(['AuthorizerFunction']);
  });

  it('watch for tokens that cannot be checked, which callers see as 401', () => {
    expect(alarm('AuthorizerLogsTokenCheckFailedAlarm')).toMatchObject({
      MetricName: 'TokenCheckFailed',
      Threshold: 1,
    });
    expect(
      named(service, 'AWS::Logs::MetricFilter').map(({ Properties }) => Properties.FilterPattern),
    ).toEqual(
      [
        'token-check-failed',
        'state-unreadable',
        'issuer-unavailable',
        'webhook-outside-perimeter',
        'deadline-near',
        'deadline-missed',
        'task-escalated',
      ].map((code) => `{ $.code = "${code}" }`),
    );
  });

  it('watch for brokers that do not answer, which visitors are only told of', () => {
    expect(alarm('PagesLogsIssuerUnavailableAlarm')).toMatchObject({
      MetricName: 'IssuerUnavailable',
      Threshold: 1,
    });
  });

  it('watch for states that cannot be read, which the check only denies', () => {
    expect(alarm('CheckLogsStateUnreadableAlarm')).toMatchObject({
      MetricName: 'StateUnreadable',
      Threshold: 1,
    });
  });

  it('watch for vendors that are not told of their tasks, because of where their webhook is', () => {
    expect(alarm('NoticesWorkerLogsWebhookOutsidePerimeterAlarm')).toMatchObject({
      MetricName: 'WebhookOutsidePerimeter',
      Threshold: 1,
      AlarmDescription: expect.stringContaining('outside an agreement'),
    });
    const [filter] = named(service, 'AWS::Logs::MetricFilter').filter(({ name }) => name.includes('Webhook'));
    expect(referenceOf(filter?.Properties.LogGroupName)).toBe('NoticesWorkerLogs');
  });

  it.each(['DeadlineNear', 'DeadlineMissed', 'TaskEscalated'])(
    'watch what the look at the deadlines finds: %s',
    (MetricName) => {
      expect(alarm(`DeadlinesWorkerLogs${MetricName}Alarm`)).toMatchObject({
        MetricName,
        Namespace: 'Hjemmel',
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
      });
    },
  );

  it('watch for nobody looking at the deadlines', () => {
    expect(alarm('DeadlinesSilenceAlarm')).toMatchObject({
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('watch how long events wait for dispatch', () => {
    expect(alarm('DispatchAgeAlarm')).toMatchObject({ MetricName: 'IteratorAge', Threshold: 60_000 });
  });

  it('watch the 5xx of the API, and of each question to the check', () => {
    const errors = alarms.filter(({ Properties }) => Properties.MetricName === '5XXError');
    const resources = errors.map(
      ({ Properties }) =>
        Properties.Dimensions.find(({ Name }: { Name: string }) => Name === 'Resource')?.Value ?? 'all',
    );
    expect(resources.sort()).toEqual([
      '/access/v1/evaluation',
      '/access/v1/evaluations',
      '/access/v1/search/action',
      '/access/v1/search/resource',
      '/access/v1/search/subject',
      'all',
    ]);
  });
});

describe('what they ring', () => {
  it('is an encrypted topic, published to over TLS by the alarms of this account', () => {
    const [topic] = named(service, 'AWS::SNS::Topic');
    expect(referenceOf(topic?.Properties.KmsMasterKeyId)).toBe('OperationsKey');
    const [policy] = named(service, 'AWS::SNS::TopicPolicy');
    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      expect.objectContaining({ Effect: 'Deny', Sid: 'OnlyAtHome' }),
      expect.objectContaining({ Effect: 'Deny', Sid: 'OnlyOurAccount' }),
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ]);
  });
});

describe('the clock', () => {
  it('wakes the look at the deadlines every hour', () => {
    const [rule, ...more] = named(service, 'AWS::Events::Rule');
    expect(more).toEqual([]);
    expect(rule?.Properties).toMatchObject({ ScheduleExpression: 'rate(1 hour)', State: 'ENABLED' });
    expect(rule?.Properties.Targets.map(({ Arn }: { Arn: unknown }) => referenceOf(Arn))).toEqual([
      'DeadlinesWorkerFunction',
    ]);
  });
});

describe('the logs', () => {
  it.each(named(service, 'AWS::Logs::LogGroup'))(
    '$name are encrypted and emptied after 90 days',
    ({ Properties }) => {
      expect(Properties.RetentionInDays).toBe(90);
      expect(referenceOf(Properties.KmsKeyId)).toBe('OperationsKey');
    },
  );
});
