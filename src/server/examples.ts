import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kebab, type Registry } from '../policy/known/registry.ts';

/** An operation to try, with variables that find something in the sample world. */
export interface Example {
  readonly text: string;
  readonly variables: string | undefined;
}

const variablesFile = join(import.meta.dirname, '../../schema/operations/examples.json');

/** The registry's operations as examples, each below what its author wrote of it. */
export function examplesOf({ operations }: Registry): readonly Example[] {
  const variables = JSON.parse(readFileSync(variablesFile, 'utf8')) as Record<string, object>;
  return operations.map(({ name, body, description }) => {
    const example = variables[kebab(name)];
    return {
      text: `${description === undefined ? '' : `${description.replace(/^/gm, '# ')}\n`}${body}\n`,
      variables: example && JSON.stringify(example, null, 2),
    };
  });
}
