import { spawn } from 'node:child_process';
import type { ServerProcess } from './server-process.ts';

/**
 * Seconds that a reader takes for a whole table, which is a process of its own; `rest` milliseconds after each piece,
 * until it has had enough.
 */
export async function readTable(
  server: ServerProcess,
  table: string,
  { rest = 0, enoughSeconds = Infinity } = {},
): Promise<number> {
  const started = performance.now();
  const script = `
    const [address, key] = process.argv.slice(1);
    const end = performance.now() + ${enoughSeconds} * 1000;
    const answer = await fetch(address, { headers: { 'accept-encoding': 'identity', 'x-api-key': key } });
    if (answer.status !== 200) throw new Error(await answer.text());
    for await (const piece of answer.body) {
      // It leaves in the middle of the answer, as a reader does that has had enough.
      if (performance.now() > end) process.exit(0);
      if (${rest}) await new Promise((resolve) => setTimeout(resolve, ${rest}));
    }`;
  const address = `${server.origin}/q/${table}?all=1`;
  const reader = spawn(process.execPath, ['--input-type=module', '--eval', script, address, server.key], {
    stdio: 'inherit',
  });
  const code = await new Promise((resolve) => reader.once('exit', resolve));
  if (code !== 0) throw new Error(`The reader of ${table} ended with ${String(code)}.`);
  return (performance.now() - started) / 1000;
}
