import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
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

/** As much of a message as helps: GraphQL repeats in it whatever was sent, and names fields that nobody may look up. */
const longestMessage = 300;

/**
 * Variables as the schema reads them. Throws BAD_USER_INPUT for the first that it cannot: the execution would name fifty,
 * each with all that was sent.
 */
export function coercedVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 });
  if (coerced) return coerced;
  const message = String(errors[0]?.message).replace(/ Did you mean [^?]*\?$/, '');
  const [, before = message, said = '', reason = ''] =
    /^(.* got invalid value )(.*?)((?: at "[^"]*")?; .*)$/s.exec(message) ?? [];
  throw badUserInput(`${cut(before)}${cut(said)}${cut(reason)}`);
}

const cut = (text: string): string =>
  text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text;
