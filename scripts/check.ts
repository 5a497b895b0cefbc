import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { command } from '../src/config/command.ts';

command('check', 'Says all that can be said of the code without running it.').parse();

/** All that can be said of the code without running it: these scripts of package.json, side by side. */
const steps = ['formatted', 'lint', 'imports', 'typecheck', 'generated', 'schema:changes'];

async function passes(step: string): Promise<boolean> {
  const start = performance.now();
  const run = spawn(process.execPath, ['--run', step], { stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = new Promise<number | null>((resolve) => run.on('close', resolve));
  const [out, err, code] = await Promise.all([text(run.stdout), text(run.stderr), closed]);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${step} ${seconds} s`);
  if (code !== 0) console.log(`\n${(out + err).trim()}\n`);
  return code === 0;
}

const results = await Promise.all(steps.map(passes));
if (results.includes(false)) process.exitCode = 1;
