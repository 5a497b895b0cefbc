import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { peersFolder } from './contenders.ts';

/** Installs by its own lockfile each peer that is not there yet. */
export function installPeers(say: (line: string) => void): void {
  for (const { name } of readdirSync(peersFolder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )) {
    const cwd = join(peersFolder, name);
    if (existsSync(join(cwd, 'node_modules'))) continue;
    say(`Installing benchmarks/peers/${name}`);
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}
