import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  typeFromAST,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { memoized } from '../../kernel/memoized.ts';
import { fragmentsOf } from '../fields.ts';
import { listSizes, type Size } from './list-size.ts';
import type { Variables, Weights } from './weights.ts';

/** A field that an operation asks for, once for each name it bears in the answer. */
export interface Call {
  readonly key: string;
  readonly name: string;
  /** Whether `@skip` and `@include` leave it in, on it and on the fragments around it. */
  readonly isIncluded: (variables: Variables) => boolean;
  /** What it costs to be asked, with what its arguments hold. */
  readonly weight: (variables: Variables) => number;
  /** What each thing it answers with costs by itself. */
  readonly itemWeight: number;
  readonly isList: boolean;
  /** How many things it answers with, and how many the fields below it do whose number it decides. */
  readonly size: Size;
  /** What is asked of each thing; for an interface or a union, of each type it may be. */
  readonly alternatives: readonly (readonly Call[])[];
}

interface FoundField {
  readonly node: FieldNode;
  readonly isIncluded: (variables: Variables) => boolean;
}

const always = (): boolean => true;

/** Letters of names in one thing of the answer that cost a point: they are written for each such thing. */
const lettersPerPoint = 1_000;

/** Works out what an operation asks for. The document is valid and holds to `LIMIT_SELECTIONS`, so this ends soon. */
export class FormulaBuilder {
  readonly #schema: GraphQLSchema;
  readonly #weights: Weights;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, weights: Weights, document: DocumentNode) {
    this.#schema = schema;
    this.#weights = weights;
    this.#fragments = fragmentsOf(document);
  }

  build(operation: OperationDefinitionNode): readonly Call[] {
    const root = this.#schema.getRootType(operation.operation);
    return root ? this.#selection(root, [{ set: operation.selectionSet, isIncluded: always }]).calls : [];
  }

  #selection(
    type: GraphQLObjectType,
    sets: readonly { set: SelectionSetNode; isIncluded: FoundField['isIncluded'] }[],
  ): { readonly calls: readonly Call[]; readonly letters: number } {
    const found = new Map<string, FoundField[]>();
    for (const { set, isIncluded } of sets) this.#collect(type, set, isIncluded, found);
    return {
      calls: [...found].flatMap(([key, uses]) => this.#call(type, key, uses) ?? []),
      letters: found.keys().reduce((sum, key) => sum + key.length, 0),
    };
  }

  #collect(
    type: GraphQLObjectType,
    set: SelectionSetNode,
    around: FoundField['isIncluded'],
    found: Map<string, FoundField[]>,
  ): void {
    for (const selection of set.selections) {
      const isIncluded = both(around, condition(selection));
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const uses = found.get(key);
        if (uses) uses.push({ node: selection, isIncluded });
        else found.set(key, [{ node: selection, isIncluded }]);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
      if (fragment && this.#applies(fragment, type))
        this.#collect(type, fragment.selectionSet, isIncluded, found);
    }
  }

  #applies(
    { typeCondition }: Pick<FragmentDefinitionNode, 'typeCondition'> | { typeCondition?: undefined },
    type: GraphQLObjectType,
  ) {
    if (!typeCondition) return true;
    const condition = typeFromAST(this.#schema, typeCondition);
    return condition === type || (isAbstractType(condition) && this.#schema.isSubType(condition, type));
  }

  /** Null for a field that costs nothing whatever it answers. */
  #call(parent: GraphQLObjectType, key: string, uses: readonly FoundField[]): Call | null {
    const [{ node }] = uses as [FoundField];
    const field = fieldOf(parent, node.name.value);
    const type = getNamedType(field.type);
    const sets = uses.flatMap(({ node: { selectionSet: set }, isIncluded }) =>
      set ? [{ set, isIncluded }] : [],
    );
    const selections = this.#objectTypes(type).map((object) => this.#selection(object, sets));
    const alternatives = selections.flatMap(({ calls }) => (calls.length > 0 ? [calls] : []));
    const letters = Math.max(0, ...selections.map((selection) => selection.letters));
    const itemWeight = this.#weights.ofType(type) + Math.floor(letters / lettersPerPoint);
    const fieldWeight = this.#weights.ofField(field);
    const weighted = field.args.filter((arg) => this.#weights.isWeighted(arg));
    if (!alternatives.length && !itemWeight && !fieldWeight && !weighted.length) return null;
    return {
      key,
      name: field.name,
      isIncluded: uses.some((use) => use.isIncluded === always)
        ? always
        : (variables) => uses.some((use) => use.isIncluded(variables)),
      weight: weighted.length
        ? // A field that is asked of a thousand things is given the same by each.
          memoized((variables: Variables) => {
            const values = getArgumentValues(field, node, variables);
            return weighted.reduce(
              (sum, arg) => sum + this.#weights.ofValue(arg, values[arg.name]),
              fieldWeight,
            );
          })
        : () => fieldWeight,
      itemWeight,
      isList: isListType(getNullableType(field.type)),
      size: listSizes(field, node, this.#weights.listSize(field)),
      alternatives,
    };
  }

  #objectTypes(type: ReturnType<typeof getNamedType>): readonly GraphQLObjectType[] {
    if (isObjectType(type)) return [type];
    return isCompositeType(type) ? this.#schema.getPossibleTypes(type) : [];
  }
}

const metaFields = [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef];

const fieldOf = (type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> =>
  metaFields.find((field) => field.name === name) ??
  (type.getFields()[name] as GraphQLField<unknown, unknown>);

function both(one: FoundField['isIncluded'], other: FoundField['isIncluded']): FoundField['isIncluded'] {
  if (one === always) return other;
  return other === always ? one : (variables) => one(variables) && other(variables);
}

function condition(selection: SelectionNode): FoundField['isIncluded'] {
  if (!selection.directives?.length) return always;
  return (variables) =>
    getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
}
