import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tools that npm cannot bring, in Debian's packages; CI installs them and demands them. */
const works = (program: string, args: readonly string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Debian's own Python, which alone has Debian's pandas; another may stand before it. */
export const python = '/usr/bin/python3';
export const rscript = '/usr/bin/Rscript';
export const soffice = '/usr/bin/soffice';
export const has = {
  pandas: existsSync(python) && works(python, ['-c', 'import pandas']),
  r: existsSync(rscript),
  libreOffice: existsSync(soffice),
};

const lacking = Object.entries(has).filter(([, there]) => !there);
if (lacking.length > 0 && process.env['OPSGRAPH_REQUIRE_BI_TOOLS'] === '1') {
  throw new Error(`There is no ${lacking.map(([tool]) => tool).join(', no ')}.`);
}

/** The line that docs/bi.md gives for each tool. */
const lines = new Map(
  readFileSync(join(import.meta.dirname, '../../docs/bi.md'), 'utf8')
    .matchAll(/^\| ([^|]+) \| .*?`(.+?)`.* \| ([^|]+) \|$/gm)
    .map(([, tool = '', line = '', known = '']) => [tool, { line, known }] as const),
);

/** The same for a server and a key, with how we say that we know it. */
export function lineOf(tool: string, origin: string, key: string): { line: string; known: string } {
  const found = lines.get(tool);
  if (!found) throw new Error(`docs/bi.md has no line for ${tool}`);
  const line = found.line.replaceAll('https://HOST', origin).replaceAll('KEY', key);
  return { line, known: found.known };
}

export const toolsInDocs = [...lines.keys()];
