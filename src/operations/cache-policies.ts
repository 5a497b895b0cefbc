import {
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isIntrospectionType,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLDirective,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { memoized } from '../kernel/memoized.ts';
import { eachField } from './query-shape.ts';

/** For how long an answer may be kept, in seconds, and whether it is the same for all who may ask the same. */
export interface CachePolicy {
  readonly maxAge: number;
  readonly scope: 'PUBLIC' | 'PRIVATE';
}

/** What one `@cacheControl` says. */
interface Hint {
  readonly maxAge?: number | null;
  readonly scope?: CachePolicy['scope'] | null;
  readonly inheritMaxAge?: boolean | null;
}

/** What nobody has said anything about. */
const notAtAll: Hint = { maxAge: 0 };
/** The schema itself, which stays as it is while a server runs. */
const schemaItself: Hint = { maxAge: 60 };

/** The schema's `@cacheControl`, worked out once for each operation. */
export class CachePolicies {
  readonly #schema: GraphQLSchema;
  readonly #directive: GraphQLDirective;

  constructor(schema: GraphQLSchema) {
    const directive = schema.getDirective('cacheControl');
    if (!directive) throw new Error('The schema does not say what may be kept.');
    this.#schema = schema;
    this.#directive = directive;
  }

  /** The least of what its fields say; nothing at all where a field is said nothing about. */
  readonly of = memoized((operation: OperationDefinitionNode, document: DocumentNode): CachePolicy => {
    const hints: Hint[] = [];
    eachField(this.#schema, document, operation, (_node, type, field) =>
      hints.push(...(type && field ? this.hintsOn(type, field) : [notAtAll])),
    );
    const ages = hints.flatMap(({ maxAge }) => maxAge ?? []);
    return {
      maxAge: ages.length > 0 ? Math.min(...ages) : 0,
      scope: hints.some(({ scope }) => scope === 'PRIVATE') ? 'PRIVATE' : 'PUBLIC',
    };
  });

  /** All that is said about a field: on itself, on the type it answers with, on the type it stands on. */
  hintsOn(type: GraphQLCompositeType, field: GraphQLField<unknown, unknown>): readonly Hint[] {
    const answer = getNamedType(field.type);
    if (isIntrospectionType(answer) || isIntrospectionType(type)) return [schemaItself];
    const possibleTypes = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type];
    const said = [field, answer, type, ...possibleTypes].flatMap((place) => this.#hint(place) ?? []);
    return said.length > 0 || field.name === '__typename' ? said : [notAtAll];
  }

  #hint({ astNode }: GraphQLField<unknown, unknown> | GraphQLNamedType): Hint | undefined {
    return astNode ? getDirectiveValues(this.#directive, astNode as never) : undefined;
  }
}
