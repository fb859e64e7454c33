// Runs in a process of its own: loads a bundle, asks it once, and writes how long both took, in ms, and its answer to fd 3.
const { writeSync } = require('node:fs');

const [, , bundle, event] = process.argv;
const asked = JSON.parse(event);
const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 10_000 };

const used = process.cpuUsage();
const started = performance.now();
const { handler } = require(bundle);
const loaded = performance.now();
handler(asked, context).then((answer) => {
  const answered = performance.now();
  const { user, system } = process.cpuUsage(used);
  const taken = { loadMs: loaded - started, answerMs: answered - started, cpuMs: (user + system) / 1000 };
  writeSync(3, JSON.stringify({ ...taken, answer }));
  process.exit();
});
