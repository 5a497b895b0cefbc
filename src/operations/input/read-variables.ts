import {
  coerceInputValue,
  getNamedType,
  getNullableType,
  getVariableValues,
  isInputObjectType,
  isInputType,
  isListType,
  print,
  typeFromAST,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { badUserInput, mostMistakes, shortened, shown, withoutSuggestion } from '../../kernel/errors.ts';
import { pathText } from './place.ts';

type Given = Readonly<Record<string, unknown>>;

/** Variables as the schema reads them; of those that it cannot read, what is wrong. */
export interface ReadVariables {
  readonly values: Given;
  readonly mistakes: readonly GraphQLError[];
  /** The names of those that cannot be read. */
  readonly unusable: ReadonlySet<string>;
}

/**
 * Reads variables, and tells each place of them that is wrong, as BAD_USER_INPUT. `guesses` says whether that may name
 * what was meant.
 */
export function readVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Given,
  guesses = false,
): ReadVariables {
  const { coerced } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 });
  if (coerced) return { values: coerced, mistakes: [], unusable: new Set() };
  const values: Record<string, unknown> = {};
  const mistakes: GraphQLError[] = [];
  const unusable = new Set<string>();
  for (const definition of variableDefinitions) {
    const one = getVariableValues(schema, [definition], variables, { maxErrors: 1 });
    if (one.coerced) Object.assign(values, one.coerced);
    else {
      unusable.add(definition.variable.name.value);
      const left = mostMistakes - mistakes.length;
      if (left > 0)
        mistakes.push(...mistakesIn(schema, definition, variables, { error: one.errors[0], left, guesses }));
    }
  }
  return { values, mistakes, unusable };
}

interface Telling {
  /** What GraphQL says of the first place. */
  readonly error: GraphQLError | undefined;
  /** How many mistakes may be told yet. */
  readonly left: number;
  readonly guesses: boolean;
}

/** What GraphQL's own messages say of a variable, of each part as much as helps. */
function mistakesIn(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  variables: Given,
  { error, left, guesses }: Telling,
): readonly GraphQLError[] {
  const name = definition.variable.name.value;
  const value = variables[name];
  const input = typeFromAST(schema, definition.type);
  const nodes = [definition];
  if (value === undefined || value === null || !isInputType(input)) {
    const wanted = print(definition.type);
    return [
      badUserInput(shortened(String(error?.message)), { variable: `$${name}`, got: value, wanted, nodes }),
    ];
  }
  const mistakes: GraphQLError[] = [];
  try {
    coerceInputValue(value, input, (path, invalid, { message, extensions }) => {
      const place = pathText(path);
      const where = place && shortened(` at "${name}${place}"`);
      const said = shortened(guesses ? message : withoutSuggestion(message));
      const { wanted: rule } = extensions;
      mistakes.push(
        badUserInput(`Variable "$${name}" got invalid value ${shown(invalid)}${where}; ${said}`, {
          variable: shortened(`$${name}${place}`),
          got: invalid,
          wanted: typeof rule === 'string' ? rule : String(typeAt(input, path)),
          nodes,
        }),
      );
      // Whoever sends a thousand wrong values is not told of each.
      if (mistakes.length >= left) throw enough;
    });
  } catch (thrown) {
    if (thrown !== enough) throw thrown;
  }
  return mistakes;
}

const enough = new Error('Enough mistakes were found.');

/** What is wanted at a place of an input. */
function typeAt(input: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType {
  let type = input;
  for (const step of path) {
    const nullable = getNullableType(type);
    if (isListType(nullable)) type = nullable.ofType;
    if (typeof step === 'number') continue;
    const named = getNamedType(type);
    type = (isInputObjectType(named) && named.getFields()[step]?.type) || named;
  }
  return type;
}
