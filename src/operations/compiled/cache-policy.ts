import {
  getNamedType,
  isAbstractType,
  isIntrospectionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { perValue } from '../../kernel/memoized.ts';
import { directiveReader } from '../directives.ts';

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

/** The schema's `@cacheControl`. */
export class CacheHints {
  readonly #schema: GraphQLSchema;
  readonly #hint;

  constructor(schema: GraphQLSchema) {
    if (!schema.getDirective('cacheControl')) throw new Error('The schema does not say what may be kept.');
    this.#schema = schema;
    this.#hint = directiveReader<Hint>(schema, 'cacheControl');
  }

  /** All that is said about a field: on itself, on the type it answers with, on the type it stands on. */
  readonly on = perValue(
    (type: GraphQLCompositeType, field: GraphQLField<unknown, unknown>): readonly Hint[] => {
      const answer = getNamedType(field.type);
      if (isIntrospectionType(answer) || isIntrospectionType(type)) return [schemaItself];
      const possibleTypes = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type];
      const said = [field, answer, type, ...possibleTypes].flatMap((place) => this.#hint(place) ?? []);
      return said.length > 0 || field.name === '__typename' ? said : [notAtAll];
    },
  );
}

/** The least of what is said; nothing at all where nothing is. */
export function cachePolicyOf(hints: readonly Hint[]): CachePolicy {
  const ages = hints.flatMap(({ maxAge }) => maxAge ?? []);
  return {
    maxAge: ages.length > 0 ? Math.min(...ages) : 0,
    scope: hints.some(({ scope }) => scope === 'PRIVATE') ? 'PRIVATE' : 'PUBLIC',
  };
}
