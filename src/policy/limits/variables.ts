import { badUserInput } from '../../domain/errors.ts';
import type { Limits } from '../../domain/limits.ts';

type VariableLimits = Pick<Limits, 'variableDepth' | 'variableNodes' | 'variableItems'>;

/**
 * Throws BAD_USER_INPUT for variables too deep, too many or with too long a list, before GraphQL looks at them: it
 * walks them by recursion.
 */
export function checkVariables(variables: Readonly<Record<string, unknown>>, limits: VariableLimits): void {
  let nodes = 0;
  const waiting: { value: object; depth: number }[] = [{ value: variables, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (depth > limits.variableDepth) {
      throw badUserInput(`Variables are nested more than ${limits.variableDepth} levels deep.`);
    }
    if (Array.isArray(value) && value.length > limits.variableItems) {
      throw badUserInput(`A list in the variables has more than ${limits.variableItems} items.`);
    }
    for (const inside of Object.values(value)) {
      nodes += 1;
      if (typeof inside === 'object' && inside !== null) waiting.push({ value: inside, depth: depth + 1 });
    }
    if (nodes > limits.variableNodes) {
      throw badUserInput(`Variables hold more than ${limits.variableNodes} values.`);
    }
  }
}
