import {
  isIntrospectionType,
  isLeafType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { directiveReader } from '../directives.ts';

/** What `@listSize` says of a field: see schema/base.graphql. */
export interface ListSize {
  readonly assumedSize?: number;
  readonly slicingArguments?: readonly string[];
  readonly sizedFields?: readonly string[];
  readonly stepArgument?: string;
  readonly requireOneSlicingArgument: boolean;
}

/** What `@cost` says of a thing. */
interface Cost {
  readonly weight: number;
  readonly daily: number;
}

const nothing: Cost = { weight: 0, daily: 0 };

/** What answers with the schema itself reads no database, and is long. */
const introspection: ReadonlyMap<unknown, Cost> = new Map([
  [SchemaMetaFieldDef, { weight: 100, daily: 0 }],
  [TypeMetaFieldDef, { weight: 10, daily: 0 }],
]);

/** What an object of an answer costs: making it, and writing it. */
const costOfObject = 0.04;

/** Reads `@cost` and `@listSize` of what an operation asks for. */
export class Weights {
  readonly #cost;
  readonly listSize;

  constructor(schema: GraphQLSchema) {
    this.#cost = directiveReader<Cost>(schema, 'cost');
    this.listSize = directiveReader<ListSize>(schema, 'listSize');
  }

  /** What it costs that the field is asked for at all, and for each day of the period it is asked for. */
  ofField(field: GraphQLField<unknown, unknown>): Cost {
    return this.#cost(field) ?? introspection.get(field) ?? nothing;
  }

  /** What each thing costs that a field answers with: nothing for leaves. */
  ofType(type: GraphQLNamedType): number {
    return this.#cost(type)?.weight ?? (isLeafType(type) || isIntrospectionType(type) ? 0 : costOfObject);
  }
}
