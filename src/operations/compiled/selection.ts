import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  typeFromAST,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { fragmentsOf } from '../definitions.ts';
import type { Input, Range, SchemaInputs } from '../input/schema-inputs.ts';

type Field = GraphQLField<unknown, unknown>;

/** A variable where a document gives it to something. */
export interface VariablePlace {
  readonly name: string;
  /** Where in the argument: `filter.and[0].price`. */
  readonly path: string;
  /** The argument, and the fields of inputs in it that lead to the variable. */
  readonly owners: readonly (GraphQLArgument | GraphQLInputField)[];
  /** What holds it to a length. */
  readonly lengths: readonly Range[];
  /** Whether it is an item of a list that the document writes. */
  readonly isItem: boolean;
}

/** A field where a document asks for it. */
export interface FieldUse {
  readonly node: FieldNode;
  /** What it is asked of, as the document says. */
  readonly parent: GraphQLCompositeType;
  readonly field: Field;
  readonly inputs: readonly Input[];
  /** The variables that it is given. */
  readonly places: readonly VariablePlace[];
  /** The schema coordinates of it and of what it asks by, unless its caller says otherwise. */
  readonly reads: readonly string[];
  readonly inside: readonly Selected[];
}

/** Whether `@skip` and `@include` leave something in. */
export type Condition = (variables: Readonly<Record<string, unknown>>) => boolean;

/** Both conditions as one; null is none. */
export const both = (one: Condition | null, other: Condition | null): Condition | null =>
  one && other ? (variables) => one(variables) && other(variables) : (one ?? other);

/** A field in a selection set, its fragments opened: what it is asked of, and under what condition. */
export interface Selected {
  readonly key: string;
  readonly use: FieldUse;
  readonly types: ReadonlySet<GraphQLObjectType>;
  readonly condition: Condition | null;
}

const metaFields: ReadonlyMap<string, Field> = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((field) => [field.name, field]),
);

/** A field of a type, or one that all types have. */
export const fieldOf = (type: GraphQLCompositeType, name: string): Field =>
  metaFields.get(name) ?? (('getFields' in type && type.getFields()[name]) as Field);

/** The object types that a type stands for. */
export const objectTypes = (schema: GraphQLSchema, type: unknown): readonly GraphQLObjectType[] => {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
};

/** Walks a valid operation of a document, each field and fragment of it once. */
export class SelectionWalk {
  readonly #schema: GraphQLSchema;
  readonly #inputs: SchemaInputs;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: ReadonlyMap<string, VariableDefinitionNode>;
  readonly #uses = new Map<FieldNode, FieldUse>();
  /** Of variables, those of directives too. */
  readonly places: VariablePlace[] = [];

  constructor(
    schema: GraphQLSchema,
    inputs: SchemaInputs,
    document: DocumentNode,
    { variableDefinitions = [] }: OperationDefinitionNode,
  ) {
    this.#schema = schema;
    this.#inputs = inputs;
    this.#fragments = fragmentsOf(document);
    this.#variables = new Map(
      variableDefinitions.map((definition) => [definition.variable.name.value, definition]),
    );
  }

  /** All fields that were met, in the order of the document. */
  get uses(): readonly FieldUse[] {
    const start = ({ node }: FieldUse): number => node.loc?.start ?? 0;
    return [...this.#uses.values()].toSorted((one, other) => start(one) - start(other));
  }

  /** What a selection set asks of a type. */
  of(type: GraphQLCompositeType, set: SelectionSetNode): readonly Selected[] {
    const selected: Selected[] = [];
    this.#select(type, set, new Set(objectTypes(this.#schema, type)), null, selected);
    return selected;
  }

  #select(
    parent: GraphQLCompositeType,
    { selections }: SelectionSetNode,
    types: ReadonlySet<GraphQLObjectType>,
    around: Condition | null,
    selected: Selected[],
  ): void {
    for (const selection of selections) {
      const condition = both(around, this.#condition(selection));
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        selected.push({ key, use: this.#use(parent, selection), types, condition });
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
      if (!fragment) continue;
      const { typeCondition, selectionSet } = fragment;
      const type = typeCondition
        ? (typeFromAST(this.#schema, typeCondition) as GraphQLCompositeType)
        : parent;
      const narrowed = type === parent ? types : types.intersection(new Set(objectTypes(this.#schema, type)));
      this.#select(type, selectionSet, narrowed, condition, selected);
    }
  }

  #condition(selection: SelectionNode): Condition | null {
    if (!selection.directives?.length) return null;
    for (const directive of selection.directives) this.#directive(directive);
    return (variables) =>
      getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] !== true &&
      getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
  }

  #directive({ name, arguments: given = [] }: DirectiveNode): void {
    const directive = this.#schema.getDirective(name.value);
    for (const { name: argument, value } of given) {
      const definition = directive?.args.find((one) => one.name === argument.value);
      const at = { path: argument.value, lengths: [], isItem: false };
      if (definition) this.#given(definition.type, value, { ...at, owners: [definition] }, this.places);
    }
  }

  #use(parent: GraphQLCompositeType, node: FieldNode): FieldUse {
    const known = this.#uses.get(node);
    if (known) return known;
    const field = fieldOf(parent, node.name.value);
    const coordinate = `${parent.name}.${field.name}`;
    const inputs = this.#inputs.of(field, coordinate);
    const places: VariablePlace[] = [];
    const reads = (node.arguments ?? []).flatMap(({ name: { value: name }, value }) => {
      const index = field.args.findIndex((argument) => argument.name === name);
      const [argument, input] = [field.args[index], inputs[index]];
      if (!argument || !input) return [];
      const at = { path: name, owners: [argument], lengths: input.lengths, isItem: false };
      const asked = this.#given(argument.type, value, at, places);
      return asked ? [`${coordinate}(${name}:)`, ...asked] : [];
    });
    this.places.push(...places);
    const type = getNamedType(field.type);
    const inside = node.selectionSet && isCompositeType(type) ? this.of(type, node.selectionSet) : [];
    const use = {
      node,
      parent,
      field,
      inputs,
      places,
      reads: metaFields.has(field.name) ? [] : [coordinate, ...reads],
      inside,
    };
    this.#uses.set(node, use);
    return use;
  }

  /**
   * Notes the variables in a value, and tells the fields of inputs and values of enums that it asks by; null where it asks
   * nothing, as nothing but nulls does.
   */
  #given(
    type: GraphQLInputType,
    value: ValueNode,
    at: Omit<VariablePlace, 'name'>,
    places: VariablePlace[],
  ): readonly string[] | null {
    const named = getNamedType(type);
    if (value.kind === Kind.NULL) return null;
    if (value.kind === Kind.VARIABLE) {
      const name = value.name.value;
      places.push({ ...at, name });
      const variable = this.#variables.get(name);
      if (variable?.defaultValue) return this.#given(type, variable.defaultValue, at, []);
      return variable?.type.kind === Kind.NON_NULL_TYPE ? [] : null;
    }
    if (value.kind === Kind.LIST) {
      return value.values.flatMap((item, index) => {
        const path = `${at.path}[${index}]`;
        return this.#given(type, item, { ...at, path, lengths: [], isItem: true }, places) ?? [];
      });
    }
    if (value.kind === Kind.OBJECT && isInputObjectType(named)) {
      const inputs = this.#inputs.objectOf(named)?.fields;
      const asked = value.fields.flatMap(({ name: { value: name }, value: part }) => {
        const field = named.getFields()[name];
        if (!field) return [];
        const owners = [...at.owners, field];
        const lengths = inputs?.get(name)?.lengths ?? [];
        const path = `${at.path}.${name}`;
        const inside = this.#given(field.type, part, { path, owners, lengths, isItem: false }, places);
        return inside ? [`${named.name}.${name}`, ...inside] : [];
      });
      return asked.length > 0 ? asked : null;
    }
    return value.kind === Kind.ENUM && isEnumType(named) ? [`${named.name}.${value.value}`] : [];
  }
}
