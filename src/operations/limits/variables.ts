import {
  coerceInputValue,
  getVariableValues,
  isInputType,
  Kind,
  typeFromAST,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { shortened, withoutSuggestion, badUserInput } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';

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
  const [error] = errors;
  const definition = error?.nodes?.[0];
  if (definition?.kind === Kind.VARIABLE_DEFINITION) refuse(schema, definition, variables);
  throw badUserInput(shortened(String(error?.message)));
}

/** Throws what GraphQL's own message says, of each part as much as helps; nothing where the value is none at all. */
function refuse(
  schema: GraphQLSchema,
  { type, variable }: VariableDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const name = variable.name.value;
  const value = variables[name];
  const input = typeFromAST(schema, type);
  if (value === undefined || value === null || !isInputType(input)) return;
  coerceInputValue(value, input, (path, invalid, { message }) => {
    const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
    const where = place && shortened(` at "${name}${place}"`);
    const said = shortened(JSON.stringify(invalid));
    throw badUserInput(
      `Variable "$${name}" got invalid value ${said}${where}; ${shortened(withoutSuggestion(message))}`,
    );
  });
}
