import { describe, expect, it } from '@jest/globals';
import { httpEvent } from '../builders/http-event.ts';
import { fakeService } from './fake-service.ts';

const sent = async (body: string) => {
  const { send, calls } = fakeService();
  const { statusCode, document } = await send(httpEvent({ body }));
  return {
    statusCode,
    reason: document.reason,
    text: (calls[0]?.body as { text?: string } | undefined)?.text,
  };
};

describe('half a character, which nothing can store or hash,', () => {
  it.each([
    ['the first half', String.raw`{"text":"\ud83d"}`],
    ['the second half', String.raw`{"text":"\udE00"}`],
    ['in capitals', String.raw`{"text":"\uD83D"}`],
    ['the halves in the wrong order', String.raw`{"text":"\ude00\ud83d"}`],
    ['behind a whole one', String.raw`{"text":"\ud83d\ude00\ud83d"}`],
    ['behind a backslash', String.raw`{"text":"\\\ud83d"}`],
    ['in the name of a member', String.raw`{"\ud83d":1}`],
    ['deep down', String.raw`{"text":"a","more":[{"b":["\ud83d"]}]}`],
  ])('is refused: %s', async (_what, body) => {
    expect(await sent(body)).toMatchObject({ statusCode: 400, reason: 'body-not-json' });
  });

  it.each([
    ['a whole character by its escapes', String.raw`{"text":"\ud83d\ude00"}`, '😀'],
    ['a whole character as it is', '{"text":"😀"}', '😀'],
    ['the word for an escape', String.raw`{"text":"\\ud83d"}`, String.raw`\ud83d`],
    ['backslashes and a word', String.raw`{"text":"\\\\ud83d"}`, String.raw`\\ud83d`],
    ['another escape', String.raw`{"text":"\u00e6"}`, 'æ'],
  ])('is not seen in %s', async (_what, body, text) => {
    expect(await sent(body)).toEqual({ statusCode: 201, reason: undefined, text });
  });

  it('is looked for in a body nested however deep', async () => {
    const deep = `${'['.repeat(100_000)}"${String.raw`\ud83d`}"${']'.repeat(100_000)}`;

    expect((await sent(`{"text":${deep}}`)).statusCode).toBe(400);
  });
});
