import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { settings, type Setting } from '../src/config/environment.ts';
import { sourceNames } from '../src/kernel/source-name.ts';
import { output } from './outputs.ts';

/**
 * Writes what follows from the settings: the README's table of them, and the schema of the configuration file, by which
 * editors complete it. With --check it only says what is stale.
 */
const root = join(import.meta.dirname, '..');
const readme = join(root, 'README.md');
const fileSchema = join(root, 'config/opsgraph.schema.json');

/** The settings of a source alone are told of one, for those of the others are called alike. */
const told = 'sales';
const others = sourceNames.filter((name) => name !== told).map((name) => `${name.toUpperCase()}_`);

function row({ variable, file, default: value, otherwise, says }: Setting): string {
  const name = variable.startsWith(told.toUpperCase()) ? `\`${variable}\` (and so on)` : `\`${variable}\``;
  return `| ${name} | ${file ? `\`${file}\`` : ''} | ${otherwise ?? value ?? ''} | ${says} |`;
}

const table = [
  '| variable | in the file | default | |',
  '|---|---|---|---|',
  ...settings
    .filter(({ variable, says }) => says && !others.some((other) => variable.startsWith(other)))
    .map(row),
  '| `LIMIT_…`, `COST_…` | `limits.…` | generous | what a request, a caller and a process may ask for: [docs/limits.md](docs/limits.md) |',
].join('\n');

const [begin, end] = ['<!-- settings: written by npm run codegen -->\n\n', '\n\n<!-- end of settings -->'];
const text = readFileSync(readme, 'utf8');
const [before, rest = ''] = text.split(begin);
const [, after] = rest.split(end);
if (after === undefined) throw new Error('README.md does not say where its table of settings stands.');
output(readme, `${before}${begin}${table}${end}${after}`);

interface ObjectSchema {
  type: 'object';
  additionalProperties: false;
  properties: Record<string, unknown>;
}
const object = (): ObjectSchema => ({ type: 'object', additionalProperties: false, properties: {} });

const types = {
  text: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  list: { type: 'array', items: { type: 'string' } },
} as const;

const schema = object();
schema.properties['$schema'] = types.text;
for (const { variable, file, holds = 'text', says } of settings) {
  if (!file) continue;
  const steps = file.split('.');
  const last = steps.pop() ?? '';
  let within = schema;
  for (const step of steps) within = (within.properties[step] ??= object()) as ObjectSchema;
  within.properties[last] = { ...types[holds], description: says ? `${variable}: ${says}` : variable };
}
const json = JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema });
output(fileSchema, await format(json, { ...(await resolveConfig(fileSchema)), filepath: fileSchema }));
