import {
  getNamedType,
  getNullableType,
  isListType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import {
  both,
  fieldOf,
  objectTypes,
  type Condition,
  type FieldUse,
  type Selected,
} from '../compiled/selection.ts';
import type { SchemaInputs } from '../input/schema-inputs.ts';
import { asksPeriod, listSizes, type Size } from './list-size.ts';
import type { Weights } from './weights.ts';

/** A field that an operation asks for, once for each name it bears in the answer. */
export interface Call {
  readonly key: string;
  readonly use: FieldUse;
  /** When `@skip` and `@include` leave it in, on it and on the fragments around it; null: always. */
  readonly condition: Condition | null;
  /** What it costs to be asked. */
  readonly weight: number;
  /** Whether what it is given may cost something besides. */
  readonly isWeighted: boolean;
  /** What each day costs of the period that is asked for, by a field or by the nearest above it. */
  readonly daily: number;
  readonly period: FieldUse | null;
  /** What each thing it answers with costs by itself. */
  readonly itemWeight: number;
  readonly isList: boolean;
  /** How many things it answers with, and how many the fields below it do whose number it decides. */
  readonly size: Size;
  /** What is asked of each thing; for an interface or a union, of each type it may be. */
  readonly alternatives: readonly (readonly Call[])[];
}

/** What so many letters of names in one thing of the answer cost: they are written for each such thing. */
const costOfLetters = 0.08;
const lettersPerCost = 1_000;

/** Works out what a selection costs: of each type that a thing may be, fields merged as the execution merges them. */
export class FormulaBuilder {
  readonly #schema: GraphQLSchema;
  readonly #weights: Weights;
  readonly #inputs: SchemaInputs;

  constructor(schema: GraphQLSchema, weights: Weights, inputs: SchemaInputs) {
    this.#schema = schema;
    this.#weights = weights;
    this.#inputs = inputs;
  }

  build(root: GraphQLObjectType, selection: readonly Selected[]): readonly Call[] {
    return this.#calls(root, selection, null).calls;
  }

  #calls(
    type: GraphQLObjectType,
    selection: readonly Selected[],
    period: FieldUse | null,
  ): { readonly calls: readonly Call[]; readonly letters: number } {
    const found = Map.groupBy(
      selection.filter(({ types }) => types.has(type)),
      ({ key }) => key,
    );
    return {
      calls: [...found].flatMap(([key, asked]) => this.#call(type, key, asked, period) ?? []),
      letters: found.keys().reduce((sum, key) => sum + key.length, 0),
    };
  }

  /** Null for a field that costs nothing whatever it answers. */
  #call(
    parent: GraphQLObjectType,
    key: string,
    asked: readonly Selected[],
    above: FieldUse | null,
  ): Call | null {
    const [first] = asked as [Selected];
    const use = this.#of(parent, first.use);
    const { field, inputs } = use;
    const type = getNamedType(field.type);
    const inside = asked.flatMap(({ use: { inside: below }, condition: around }) =>
      below.map((one) => ({ ...one, condition: both(around, one.condition) })),
    );
    const period = asksPeriod(use) ? use : above;
    const selections = objectTypes(this.#schema, type).map((object) => this.#calls(object, inside, period));
    const alternatives = selections.flatMap(({ calls }) => (calls.length > 0 ? [calls] : []));
    const letters = Math.max(0, ...selections.map((selection) => selection.letters));
    const itemWeight = this.#weights.ofType(type) + costOfLetters * Math.floor(letters / lettersPerCost);
    const { weight, daily } = this.#weights.ofField(field);
    const isWeighted = inputs.some((input) => this.#inputs.isWeighted(input));
    if (!alternatives.length && !itemWeight && !weight && !daily && !isWeighted) return null;
    const conditions = asked.flatMap(({ condition }) => condition ?? []);
    return {
      key,
      use,
      condition:
        conditions.length < asked.length
          ? null
          : (variables) => conditions.some((condition) => condition(variables)),
      weight,
      isWeighted,
      daily,
      period,
      itemWeight,
      isList: isListType(getNullableType(field.type)),
      size: listSizes(use, this.#weights.listSize(field)),
      alternatives,
    };
  }

  /** What stands in a document on an interface, as an object has it. */
  #of(parent: GraphQLObjectType, use: FieldUse): FieldUse {
    const field = fieldOf(parent, use.node.name.value);
    if (field === use.field) return use;
    return { ...use, parent, field, inputs: this.#inputs.of(field, `${parent.name}.${field.name}`) };
  }
}
