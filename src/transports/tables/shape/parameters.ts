import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
  print,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { badUserInput } from '../../../kernel/errors.ts';
import { reserved, type Parameter } from './table.ts';

/** An operation's variables, each described as the first argument that it is given to. */
export function parametersOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): readonly Parameter[] {
  const descriptions = new Map<string, string>();
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Variable({ name: { value: name } }) {
        const description = typeInfo.getArgument()?.description;
        if (description && !descriptions.has(name)) descriptions.set(name, description);
      },
    }),
  );
  return variableDefinitions.map(({ variable, type: node, defaultValue }) => {
    const name = variable.name.value;
    const type = typeFromAST(schema, node as never) as GraphQLInputType;
    return {
      name,
      type,
      required: isNonNullType(type) && !defaultValue,
      fallback: defaultValue ? print(defaultValue) : null,
      description: descriptions.get(name) ?? null,
    };
  });
}

/** What an address says of one name: its values, and those of the names below it (`last.days`). */
interface Given {
  readonly texts: string[];
  readonly inner: Map<string, Given>;
}

/** The variables that an address gives. Throws BAD_USER_INPUT, which names the parameter and never its value. */
export function readParameters(
  parameters: readonly Parameter[],
  search: URLSearchParams,
): Readonly<Record<string, unknown>> {
  const given: Given = { texts: [], inner: new Map() };
  for (const [name, text] of search) {
    let place = given;
    for (const step of name.split('.')) {
      const next = place.inner.get(step) ?? { texts: [], inner: new Map() };
      place.inner.set(step, next);
      place = next;
    }
    place.texts.push(text);
  }
  for (const name of given.inner.keys()) {
    if (parameters.some((parameter) => parameter.name === name)) continue;
    const known = [...parameters.map((parameter) => parameter.name), ...reserved];
    throw badUserInput(`There is no parameter ${name.slice(0, 50)}; there are ${known.join(', ')}.`);
  }
  const variables: Record<string, unknown> = {};
  for (const { name, type, required } of parameters) {
    const value = given.inner.get(name);
    if (value) variables[name] = read(type, value, name);
    else if (required) throw badUserInput(`The parameter ${name} is missing.`);
  }
  return variables;
}

function read(type: GraphQLInputType, { texts, inner }: Given, name: string): unknown {
  const nullable = getNullableType(type);
  const [text = ''] = texts;
  if (inner.size > 0) {
    if (!isInputObjectType(nullable)) throw badUserInput(`${name} has no parts: it is ${String(nullable)}.`);
    if (texts.length > 0) throw badUserInput(`Give ${name} whole or in parts, not both.`);
    const fields = nullable.getFields();
    return Object.fromEntries(
      [...inner].map(([part, value]) => {
        const field = fields[part];
        if (!field) throw badUserInput(`${name} has no ${part.slice(0, 50)}.`);
        return [part, read(field.type, value, `${name}.${part}`)];
      }),
    );
  }
  if (isListType(nullable)) {
    if (texts.length === 1 && text.startsWith('[')) return json(text, name);
    if (isInputObjectType(getNamedType(nullable))) throw badUserInput(`${name} is a list in JSON.`);
    const items = texts.length > 1 ? texts : text === '' ? [] : text.split(',');
    return items.map((item) => readLeaf(getNamedType(nullable) as GraphQLLeafType, item.trim(), name));
  }
  if (texts.length > 1) throw badUserInput(`${name} is given twice.`);
  return isInputObjectType(nullable) ? json(text, name) : readLeaf(nullable as GraphQLLeafType, text, name);
}

function json(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badUserInput(`${name} is not JSON.`);
  }
}

function readLeaf(type: GraphQLLeafType, text: string, name: string): unknown {
  if (isEnumType(type)) {
    if (type.getValue(text)) return text;
    const names = type.getValues().map((value) => value.name);
    throw badUserInput(`${name} is one of ${names.join(', ')}.`);
  }
  if (isSpecifiedScalarType(type)) return readScalar(type.name, text, name);
  // Scalars of our own take text or numbers, which an address does not tell apart.
  const isRead = (value: unknown) => {
    try {
      type.parseValue(value);
      return true;
    } catch {
      return false;
    }
  };
  return !isRead(text) && number.test(text) && isRead(Number(text)) ? Number(text) : text;
}

const number = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const booleans: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };

function readScalar(type: string, text: string, name: string): unknown {
  if (type === 'Int') {
    if (/^-?\d+$/.test(text)) return Number(text);
    throw badUserInput(`${name} is a whole number.`);
  }
  if (type === 'Float') {
    if (number.test(text)) return Number(text);
    throw badUserInput(`${name} is a number.`);
  }
  if (type === 'Boolean') {
    const value = booleans[text.toLowerCase()];
    if (value !== undefined) return value;
    throw badUserInput(`${name} is true or false.`);
  }
  return text;
}
