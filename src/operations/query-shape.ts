import {
  getArgumentValues,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type OperationTypeNode,
} from 'graphql';
import type { Caller } from '../kernel/caller.ts';

/** A field of an operation that is given arguments. */
export interface FieldUse {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly coordinate: string;
}

/** What an operation is made of, whoever sends it and with whatever variables. */
export interface QueryShape {
  readonly kind: `${OperationTypeNode}`;
  readonly fields: readonly FieldUse[];
  /** Whether it asks for the schema itself. */
  readonly introspects: boolean;
}

/** What such a field is given. */
export interface GivenUse extends FieldUse {
  /** By argument, as the schema's types read them, defaults filled in. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** An operation that is about to run. */
export interface Operation {
  readonly uses: readonly GivenUse[];
  readonly caller: Caller;
}

/** An operation with the variables that somebody sends. */
export const operationOf = (
  { fields }: QueryShape,
  variables: Readonly<Record<string, unknown>>,
  caller: Caller,
): Operation => ({
  uses: fields.map((use) => ({ ...use, values: getArgumentValues(use.field, use.node, variables) })),
  caller,
});

/** Root fields that answer with the schema: introspection's, and what a federated gateway is told. */
const tellsSchema: ReadonlySet<string> = new Set(['__schema', '__type', '_service']);

/** Reads operations, each once. */
export class QueryShapes {
  readonly #schema: GraphQLSchema;
  readonly #known = new WeakMap<OperationDefinitionNode, QueryShape>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  of(document: DocumentNode, definition: OperationDefinitionNode): QueryShape {
    let outline = this.#known.get(definition);
    if (!outline) this.#known.set(definition, (outline = this.#read(document, definition)));
    return outline;
  }

  #read(document: DocumentNode, definition: OperationDefinitionNode): QueryShape {
    const fields: FieldUse[] = [];
    let introspects = false;
    const typeInfo = new TypeInfo(this.#schema);
    // Only what this operation reaches: the document may hold others, with variables of their own.
    const alone = separateOperations(document)[definition.name?.value ?? ''] ?? document;
    visit(
      alone,
      visitWithTypeInfo(typeInfo, {
        Field(node) {
          const [type, field] = [typeInfo.getParentType(), typeInfo.getFieldDef()];
          if (!type || !field) return;
          if (tellsSchema.has(field.name)) introspects = true;
          if (field.args.length) fields.push({ field, node, coordinate: `${type.name}.${field.name}` });
        },
      }),
    );
    return { kind: definition.operation, fields, introspects };
  }
}
