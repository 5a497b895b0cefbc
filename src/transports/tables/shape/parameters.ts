import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
  print,
  type GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
} from 'graphql';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import { badUserInput, mostMistakes, shortened, throwTogether } from '../../../kernel/errors.ts';
import type { CompiledOperation } from '../../../operations/compiled/compiled-operation.ts';
import { reserved, type Parameter } from './table.ts';

/** An operation's variables, each described as the first argument that it is given to. */
export const parametersOf = ({ variables }: CompiledOperation): readonly Parameter[] =>
  [...variables.fields].map(
    ([
      name,
      {
        type,
        definition: { defaultValue },
        places,
      },
    ]) => ({
      name,
      type,
      required: isNonNullType(type) && !defaultValue,
      fallback: defaultValue ? print(defaultValue) : null,
      description:
        places.find(({ owners: [argument] }) => argument?.description)?.owners[0]?.description ?? null,
    }),
  );

/** What an address says of one name: its values, and those of the names below it (`last.days`). */
interface ParameterNode {
  readonly texts: string[];
  readonly inner: Map<string, ParameterNode>;
}

/**
 * The variables that an address gives. Throws BAD_USER_INPUT for each parameter that is wrong; `guesses` says whether that
 * may name those that there are.
 */
export function readParameters(
  parameters: readonly Parameter[],
  search: URLSearchParams,
  guesses = false,
): Readonly<Record<string, unknown>> {
  const root: ParameterNode = { texts: [], inner: new Map() };
  for (const [name, text] of search) {
    let place = root;
    for (const step of name.split('.')) {
      const next = place.inner.get(step) ?? { texts: [], inner: new Map() };
      place.inner.set(step, next);
      place = next;
    }
    place.texts.push(text);
  }
  const mistakes: GraphQLError[] = [];
  const note = (mistake: GraphQLError): void =>
    void (mistakes.length < mostMistakes && mistakes.push(mistake));
  const known = [...parameters.map(({ name }) => name), ...reserved];
  for (const name of root.inner.keys()) {
    if (parameters.some((parameter) => parameter.name === name)) continue;
    const those = guesses ? `${didYouMean(name, known)} There are ${known.join(', ')}.` : '';
    const wanted = guesses ? `one of ${known.join(', ')}` : 'a parameter of this table';
    note(noneSuch(`There is no parameter ${name.slice(0, 50)}.${those}`, name, wanted));
  }
  const reader = new ParameterReader(note, guesses);
  const variables: Record<string, unknown> = {};
  for (const { name, type, required } of parameters) {
    const value = root.inner.get(name);
    if (value) variables[name] = reader.read(type, value, name);
    else if (required) note(wrong(`The parameter ${name} is missing.`, name, String(type)));
  }
  throwTogether(mistakes);
  return variables;
}

const wrong = (message: string, parameter: string, wanted: string, got?: unknown): GraphQLError =>
  badUserInput(message, { parameter: shortened(parameter), wanted, got });

const noneSuch = (message: string, name: string, wanted: string): GraphQLError =>
  wrong(message, name, wanted, name.slice(0, 50));

/** Longer names are nobody's mistyping, and are dear to compare. */
const longestGuessed = 50;

function didYouMean(name: string, known: readonly string[]): string {
  const [near] = name.length > longestGuessed ? [] : suggestionList(name, known);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

/** Reads parameters, and notes each that is wrong. */
class ParameterReader {
  readonly #note: (mistake: GraphQLError) => void;
  readonly #guesses: boolean;

  constructor(note: (mistake: GraphQLError) => void, guesses: boolean) {
    this.#note = note;
    this.#guesses = guesses;
  }

  /** Undefined where it is wrong. */
  read(type: GraphQLInputType, { texts, inner }: ParameterNode, name: string): unknown {
    const nullable = getNullableType(type);
    const wanted = String(nullable);
    const [text = ''] = texts;
    if (inner.size > 0) {
      if (!isInputObjectType(nullable))
        return this.#refuse(`${name} has no parts: it is ${wanted}.`, name, wanted, [...inner.keys()]);
      if (texts.length > 0)
        return this.#refuse(
          `Give ${name} whole or in parts, not both.`,
          name,
          'the whole or its parts',
          texts,
        );
      return this.#readParts(nullable, inner, name);
    }
    if (isListType(nullable)) {
      const named = getNamedType(nullable);
      if (texts.length === 1 && text.startsWith('[')) return this.#json(text, name);
      if (isInputObjectType(named))
        return this.#refuse(`${name} is a list in JSON.`, name, 'a list in JSON', text);
      // What is given by repetition stands as it is: a key may hold commas and spaces.
      const items = texts.length > 1 ? texts : text === '' ? [] : text.split(',').map((item) => item.trim());
      return items.map((item) => this.#readLeaf(named as GraphQLLeafType, item, name));
    }
    if (texts.length > 1) return this.#refuse(`${name} is given twice.`, name, 'one value', texts);
    return isInputObjectType(nullable)
      ? this.#json(text, name)
      : this.#readLeaf(nullable as GraphQLLeafType, text, name);
  }

  #readParts(type: GraphQLInputObjectType, inner: ParameterNode['inner'], name: string): unknown {
    const fields = type.getFields();
    return Object.fromEntries(
      [...inner].map(([part, value]) => {
        const field = fields[part];
        if (field) return [part, this.read(field.type, value, `${name}.${part}`)];
        const known = Object.keys(fields);
        const near = this.#guesses ? didYouMean(part, known) : '';
        const wanted = this.#guesses ? `one of ${known.join(', ')}` : `a part of ${name}`;
        this.#note(noneSuch(`${name} has no ${part.slice(0, 50)}.${near}`, `${name}.${part}`, wanted));
        return [part, undefined];
      }),
    );
  }

  #refuse(message: string, name: string, wanted: string, got: unknown): undefined {
    this.#note(wrong(message, name, wanted, got));
  }

  #json(text: string, name: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      return this.#refuse(`${name} is not JSON.`, name, 'JSON', text);
    }
  }

  #readLeaf(type: GraphQLLeafType, text: string, name: string): unknown {
    if (isEnumType(type)) {
      if (type.getValue(text)) return text;
      const wanted = `one of ${type
        .getValues()
        .map((value) => value.name)
        .join(', ')}`;
      return this.#refuse(`${name} is ${wanted}.`, name, wanted, text);
    }
    if (isSpecifiedScalarType(type)) {
      const scalar = scalars[type.name];
      if (!scalar) return text;
      return scalar.read(text) ?? this.#refuse(`${name} is ${scalar.wanted}.`, name, scalar.wanted, text);
    }
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
}

const number = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const booleans: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false };

interface ScalarText {
  readonly wanted: string;
  /** Undefined where the text is none. */
  readonly read: (text: string) => unknown;
}

/** GraphQL's own scalars that are no text. */
const scalars: Readonly<Record<string, ScalarText>> = {
  Int: {
    wanted: 'a whole number',
    read: (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined),
  },
  Float: { wanted: 'a number', read: (text) => (number.test(text) ? Number(text) : undefined) },
  Boolean: { wanted: 'true or false', read: (text) => booleans[text.toLowerCase()] },
};
