import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Programs of others, which have help of their own. */
const others = ['jest', 'npm', 'prettier', 'oxlint', 'depcruise', 'tsc', 'vite'];
const all = Object.entries(scripts);
const ours = all.filter(([, line]) => line.startsWith('node '));

interface Ran {
  readonly code: number;
  readonly said: string;
  readonly blamed: string;
}

/** What `npm run` starts, with words of a person's behind it. */
const run = (line: string, ...words: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const given = [...line.split(' ').slice(1), ...words];
    const env = { ...process.env, NODE_OPTIONS: '', PORT: '0' };
    execFile(process.execPath, given, { cwd: root, env, timeout: 25_000 }, (error, said, blamed) =>
      resolve({ code: error ? Number(error.code ?? NaN) : 0, said, blamed }),
    );
  });

test('every command is a program of ours, which is one, or of others', () => {
  expect(ours.length).toBeGreaterThan(10);
  for (const [name, line] of all) {
    const program = line.split(' ')[0] ?? '';
    // What is given to a command goes to the last of several programs alone.
    if (program === 'node') expect([name, line]).toEqual([name, expect.not.stringMatching(/&&|;/)]);
    else expect([name, others]).toEqual([name, expect.arrayContaining([program])]);
  }
});

test.each(ours)(
  'npm run %s tells by --help what it does, and refuses what it does not know',
  async (name, line) => {
    const [help, option, words] = await Promise.all([
      run(line, '--help'),
      run(line, '--no-such-option'),
      run(line, 'one', 'two', 'three'),
    ]);
    expect(help).toMatchObject({ code: 0, blamed: '' });
    expect(help.said).toMatch(new RegExp(`^Usage: npm (run )?${name} -- .*\\n\\n[A-Z][^]*\\.\\n\\n`));
    for (const { code, said, blamed } of [option, words]) {
      expect({ code, said }).toEqual({ code: 1, said: '' });
      expect(blamed).toContain('--help says what there is.');
    }
    expect(option.blamed).toContain("unknown option '--no-such-option'");
    expect(words.blamed).toMatch(/too many arguments|unknown command 'one'|'one' is invalid/);
  },
);
