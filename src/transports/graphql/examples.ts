import { exampleVariables } from '../../operations/trusted-documents/examples.ts';
import type { Registry } from '../../operations/trusted-documents/registry.ts';

/** An operation to try, with variables that find something in the sample world. */
export interface Example {
  readonly text: string;
  readonly variables: string | undefined;
}

/** The registry's operations as examples, each below what its author wrote of it. */
export function examplesOf({ operations }: Registry): readonly Example[] {
  const variablesOf = exampleVariables();
  return operations.map(({ name, body, description }) => {
    const example = variablesOf(name);
    return {
      text: `${description === undefined ? '' : `${description.replace(/^/gm, '# ')}\n`}${body}\n`,
      variables: example && JSON.stringify(example, null, 2),
    };
  });
}
