import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { command } from '../src/config/command.ts';

/** npm run codegen: each step is a process of its own, for it reads what the one before has written. */
const { check } = command(
  'codegen',
  "Writes what follows from other files: filters, orders and pages of figures and errors, resolvers' types, the typed client, printed schema and SQL, time zones of destinations, the README's table of settings.",
)
  .option('--check', 'only say what is stale, the manifest of operations too')
  .parse()
  .opts<{ check?: true }>();

const steps = [
  'scripts/figures/write.ts',
  'scripts/errors-page.ts',
  'scripts/zones/write.ts',
  'codegen.ts',
  'scripts/print-sql.ts',
  'scripts/print-settings.ts',
];
for (const step of check ? [...steps, 'scripts/persist.ts'] : steps) {
  const words = [join(import.meta.dirname, '..', step), ...(check ? ['--check'] : [])];
  const { status } = spawnSync(process.execPath, words, { stdio: 'inherit' });
  if (status === 0) continue;
  process.exitCode = 1;
  // What follows from a step that failed would be wrong; what is only looked at is told at once.
  if (!check) break;
}
