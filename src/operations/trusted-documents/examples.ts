import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kebab } from './registry.ts';

const file = join(import.meta.dirname, '../../../schema/operations/examples.json');

/** Variables with which a listed operation finds something in the sample world; undefined where it needs none. */
export function exampleVariables(): (operation: string) => Readonly<Record<string, unknown>> | undefined {
  const byName = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>;
  return (operation) => byName[kebab(operation)];
}
