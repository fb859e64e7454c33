import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAwsJson } from '../../local/aws-json.ts';
import { type StackProcess, startLocalStackProcess } from '../../local/stack-process.ts';
import { writeAssembly } from './fixture/assembly.ts';
import { temporary } from './fixture/temporary.ts';

const assembly = writeAssembly();
const START = join(import.meta.dirname, '..', '..', 'bin', 'start.ts');
const start = (...flags: string[]) =>
  spawnSync(process.execPath, [START, '--assembly', assembly, ...flags], { encoding: 'utf8' });

/** How often the functions saw each thing, by its name. */
const seen = async (stack: StackProcess, pk = 'seen'): Promise<Record<string, number>> => {
  const answer = await createAwsJson(stack.endpoints.dynamodb)('DynamoDB_20120810.Query', {
    TableName: 'FixtureData-SeenTable',
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: pk } },
  });
  const items: { sk: { S: string }; times: { N: string } }[] = Object(answer.Items);
  return Object.fromEntries(items.map(({ sk, times }) => [sk.S, Number(times.N)]));
};
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 300) throw new Error('it did not come about');
    await sleep(30);
  }
};
const write = (stack: StackProcess, body: object) =>
  fetch(`${stack.api}/items`, { method: 'POST', body: JSON.stringify(body) });

describe('the local stack', () => {
  let stack: StackProcess;
  beforeAll(async () => {
    stack = await startLocalStackProcess({ assembly });
  });
  afterAll(() => stack.stop());

  const get = (path: string, token?: string) =>
    fetch(stack.api + path, { headers: token ? { authorization: token } : {} });

  describe('routes', () => {
    it('hand a request to the function, with what the authorizer said', async () => {
      const response = await get('/echo/a%20b?x=1&x=2', 'Bearer allow');
      const { event, environment, remaining } = Object(await response.json());
      expect([response.status, response.headers.get('x-echo')]).toEqual([201, 'yes']);
      expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
      expect(event).toMatchObject({
        resource: '/echo/{id}',
        pathParameters: { id: 'a b' },
        queryStringParameters: { x: '2' },
        multiValueQueryStringParameters: { x: ['1', '2'] },
        body: null,
        requestContext: {
          authorizer: { principalId: 'somebody', role: 'tester', level: '3' },
          httpMethod: 'GET',
        },
      });
      expect(environment).toEqual({ region: 'eu-central-1', local: '1', greeting: 'hello eu-central-1' });
      expect(remaining).toBeGreaterThan(500);
    });

    it('refuse who has no valid token, and who may not', async () => {
      const refused = await get('/echo/1');
      expect([refused.status, refused.headers.get('content-type')]).toEqual([
        401,
        'application/problem+json',
      ]);
      expect(await refused.json()).toMatchObject({ reason: 'no-token', why: 'Unauthorized' });
      expect((await get('/echo/1', 'Bearer unknown')).status).toBe(401);
      expect((await get('/echo/1', 'Basic allow')).status).toBe(401);
      expect((await get('/echo/1', 'Bearer deny')).status).toBe(403);
      expect((await get('/echo/1', 'Bearer broken')).status).toBe(500);
    });

    it('prefer a fixed path to a parameter, and know no others', async () => {
      expect((await get('/echo/fixed')).status).toBe(201);
      expect((await get('/nowhere')).status).toBe(403);
      expect((await get('/echo/1/2', 'Bearer allow')).status).toBe(403);
    });

    it('answer for a function that fails, and go on', async () => {
      const status = async (how: string) =>
        (await fetch(`${stack.api}/echo?how=${how}`, { method: 'POST', body: '{}' })).status;
      expect(await Promise.all(['crash', 'throw', 'slow', 'malformed'].map(status))).toEqual([
        502, 502, 502, 502,
      ]);
      expect(await status('well')).toBe(201);
      const log = readFileSync(join(stack.dataDir, 'logs', 'FixtureService-echo.log'), 'utf8');
      for (const said of ['exit status 7', 'thrown on purpose', 'timed out after 1.00 seconds'])
        expect(log).toContain(said);
    });

    it('refuse a body of more than 10 MB', async () => {
      expect(
        (await fetch(`${stack.api}/echo`, { method: 'POST', body: 'x'.repeat(11_000_000) })).status,
      ).toBe(413);
    });
  });

  it('keeps the order within a group, and gives up a message that fails too often', async () => {
    const messages = [
      { id: 'bad-1', group: 'a' },
      { id: 'a-2', group: 'a' },
      { id: 'b-1', group: 'b' },
      { id: 'b-1', group: 'b' },
    ];
    expect((await write(stack, { messages })).status).toBe(200);
    await until(async () => (await seen(stack))['b-1'] === 1);
    expect(await seen(stack)).not.toHaveProperty('a-2');
    await until(() => stack.output().includes('npm run redrive -- FixtureService-Dead.fifo'));
    expect(stack.output()).toContain('dead letters: 1 message in FixtureService-Dead.fifo');
    await until(async () => (await seen(stack))['a-2'] === 1);
    expect((await seen(stack))['b-1']).toBe(1);
  });

  it('brings changes to their reader, filtered, and again from the record that failed', async () => {
    await write(stack, { ids: ['one', 'twice', 'three'] });
    await until(async () => 'three/e' in (await seen(stack)));
    expect(await seen(stack)).toMatchObject({ 'one/e': 1, 'twice/e': 1, 'three/e': 1 });
    expect(Object.keys(await seen(stack)).filter((name) => name.endsWith('/state'))).toEqual([]);
    expect(await seen(stack, 'tries')).toMatchObject({ one: 1, twice: 2, three: 1 });
  });

  it('refuses a call that the role is not granted, and says so', async () => {
    await expect(
      stack.invoke('FixtureService-writer', { ids: ['x'], table: 'FixtureData-SeenTable' }),
    ).rejects.toThrow('AccessDeniedException');
    await until(() =>
      stack.output().includes('missing grant: FixtureService-writer may not dynamodb:PutItem'),
    );
  });

  it('loses nothing when it is killed', async () => {
    const ids = ['slow-1', 'slow-2', 'slow-3', 'slow-4', 'slow-5'];
    await write(stack, { ids, messages: [{ id: 'slow-m', group: 'c' }] });
    await until(async () => 'slow-1/e' in (await seen(stack)));
    await stack.kill('SIGKILL');
    stack = await stack.restart();
    await until(async () => {
      const all = await seen(stack);
      return ids.every((id) => `${id}/e` in all) && 'slow-m' in all;
    });
    // What was done before stays done: the checkpoint of an earlier batch holds.
    expect((await seen(stack, 'tries')).one).toBe(1);
  });

  it('starts the database again when it dies', async () => {
    const pid = Number(readFileSync(join(stack.dataDir, 'dynoxide.pid'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    await until(() => stack.output().includes('the database engine has died and is started again'));
    await until(async () => (await write(stack, { ids: ['after'] })).status === 200);
    await until(async () => 'after/e' in (await seen(stack)));
  });

  it('refuses a data directory that is in use, and a port', () => {
    const second = start('--data-dir', stack.dataDir, '--port', '0');
    expect([second.status, second.stderr]).toEqual([1, expect.stringContaining('already running')]);
    const dir = temporary();
    const taken = start('--data-dir', dir, '--port', new URL(stack.api).port);
    expect([taken.status, taken.stderr]).toEqual([
      1,
      expect.stringContaining('is in use by another program'),
    ]);
    expect(existsSync(join(dir, 'stack.pid'))).toBe(false);
  });

  it('stops when told, without a trace of the engines', async () => {
    const other = await startLocalStackProcess({ assembly });
    const pid = Number(readFileSync(join(other.dataDir, 'dynoxide.pid'), 'utf8'));
    expect(await other.stop()).toBe(0);
    expect([existsSync(`/proc/${pid}`), existsSync(other.dataDir)]).toEqual([false, false]);
  });
});

describe('bin/start.ts', () => {
  it('explains itself, and a wrong option', () => {
    const help = start('--help');
    expect([help.status, help.stdout]).toEqual([0, expect.stringContaining('--ephemeral')]);
    const wrong = start('--porto', '1');
    expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining('--porto')]);
  });

  it('says what to do when the database engine is missing', async () => {
    const run = spawnSync(process.execPath, [START, '--assembly', assembly, '--ephemeral', '--port', '0'], {
      encoding: 'utf8',
      env: { ...process.env, HJEMMEL_DYNOXIDE: '/nowhere/dynoxide' },
    });
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('/nowhere/dynoxide')]);
  });
});
