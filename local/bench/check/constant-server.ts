import { listen, readBody } from '../../http.ts';

/** The server of the local API in a process of its own, answering every request with the same; tells its port to its parent. */
const LIMIT = 1_000_000;
const [answer = ''] = process.argv.slice(2);

const { port } = await listen(async (request, response) => {
  await readBody(request, LIMIT);
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(answer),
  });
  response.end(answer);
}, 0);
process.once('disconnect', () => process.exit(0));
process.send?.(port);
