import {
  defaultFieldResolver,
  isAbstractType,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { FieldAccess } from './operation-access.ts';
import { ArgumentAuthorization } from './argument-authorization.ts';
import type { SchemaDemands } from './schema-demands.ts';

interface Guarded {
  readonly access: FieldAccess;
}

/**
 * Puts a check before the resolver of each field that demands more than the object it is on, or that can be asked by
 * something that does. All other fields stay as they are: whoever has come to their object may read them.
 */
export function guard(schema: GraphQLSchema, demands: SchemaDemands): void {
  const questions = new ArgumentAuthorization(demands);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isObjectType(type)) guardFields(type, demands, questions);
    else if (isAbstractType(type)) guardType(type);
  }
}

function guardFields(
  type: GraphQLObjectType,
  demands: SchemaDemands,
  questions: ArgumentAuthorization,
): void {
  for (const field of Object.values(type.getFields())) {
    const demand = demands.beyond(type.name, field);
    if (!demand && !questions.areAskedOf(field)) continue;
    const coordinate = `${type.name}.${field.name}`;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (parent, args, context: Guarded, info) => {
      context.access.enter(coordinate, demand, info);
      return resolve(parent, args, context, info);
    };
  }
}

/** What an interface answers with may demand more than the interface, which only its own type tells. */
function guardType(type: GraphQLAbstractType): void {
  const { resolveType } = type;
  if (!resolveType) throw new Error(`${type.name} cannot tell of which type a value is.`);
  // Without a promise where there was none: compiled operations know of none here.
  type.resolveType = (value, context: Guarded, info, abstract) => {
    const entered = (name: string | undefined) => {
      if (name) context.access.demand(name);
      return name;
    };
    const name = resolveType(value, context, info, abstract);
    return typeof name === 'object' ? name.then(entered) : entered(name);
  };
}
