import {
  GraphQLError,
  responsePathAsArray,
  type FieldNode,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  defaultFieldResolver,
  isAbstractType,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Access } from '../../kernel/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { errorAt } from '../../kernel/errors.ts';
import { meets, refusal, type Guard, type Requirement } from './requirement.ts';
import type { SchemaRequirements } from './schema-requirements.ts';
import type { SchemaInputs } from '../input/schema-inputs.ts';

/** Where in a document a field is asked for, and where in the answer it stands. */
export type FieldPlace = Pick<GraphQLResolveInfo, 'fieldNodes' | 'path'>;

/** What guarded fields ask before they load anything. */
export interface FieldAccess extends Access {
  /** Throws FORBIDDEN where the caller lacks what a field requires, or what its arguments ask by. */
  enter(coordinate: string, requirement: Requirement | null, place: FieldPlace): void;
}

/** One operation's access: its caller's scopes, and the fields whose arguments ask by more than these allow. */
export class OperationAccess implements FieldAccess {
  readonly #requirements: SchemaRequirements;
  readonly #caller: Caller;
  readonly #refusals: ReadonlyMap<FieldNode, Guard>;
  /** What is told of each type, and of each place in the document, however many rows lack it. */
  readonly #errorsByCoordinate = new Map<string, GraphQLError>();
  readonly #errorsByPlace = new Map<readonly FieldNode[], GraphQLError>();

  constructor(requirements: SchemaRequirements, caller: Caller, refusals: ReadonlyMap<FieldNode, Guard>) {
    this.#requirements = requirements;
    this.#caller = caller;
    this.#refusals = refusals;
  }

  may(coordinate: string): boolean {
    const requirement = this.#requirements.of(coordinate);
    return requirement === null || meets(this.#caller, requirement);
  }

  require(coordinate: string): void {
    const requirement = this.#requirements.of(coordinate);
    if (!requirement || meets(this.#caller, requirement)) return;
    let error = this.#errorsByCoordinate.get(coordinate);
    if (!error)
      this.#errorsByCoordinate.set(coordinate, (error = refusal(coordinate, requirement, this.#caller)));
    throw error;
  }

  isPersonal(coordinate: string): boolean {
    return this.#requirements.isPersonal(coordinate);
  }

  enter(coordinate: string, requirement: Requirement | null, { fieldNodes, path }: FieldPlace): void {
    const against = this.#against(coordinate, requirement, fieldNodes);
    if (!against) return;
    let error = this.#errorsByPlace.get(fieldNodes);
    if (!error) {
      const { message, extensions } = refusal(against.coordinate, against.requirement, this.#caller);
      error = new GraphQLError(message, { nodes: fieldNodes, extensions });
      this.#errorsByPlace.set(fieldNodes, error);
    }
    throw errorAt(error, responsePathAsArray(path));
  }

  #against(
    coordinate: string,
    requirement: Requirement | null,
    nodes: readonly FieldNode[],
  ): Guard | undefined {
    if (requirement && !meets(this.#caller, requirement)) return { coordinate, requirement };
    if (this.#refusals.size === 0) return undefined;
    const node = nodes.find((one) => this.#refusals.has(one));
    return node && this.#refusals.get(node);
  }
}

const nothingAdmitted = (): never => {
  throw new Error('Nothing may be read before the operation has been admitted.');
};

/** The access of an operation that has not been admitted: none. */
export const closed: FieldAccess = {
  may: nothingAdmitted,
  require: nothingAdmitted,
  isPersonal: nothingAdmitted,
  enter: nothingAdmitted,
};

interface GuardContext {
  readonly access: FieldAccess;
  readonly notePersonalValue: (field: string, customer: string) => void;
}

/**
 * Puts a check before the resolver of each field that requires more than the object it is on, or that can be asked by
 * something that does, and a note for the audit behind each that is personal. All other fields stay as they are: whoever
 * has come to their object may read them.
 */
export function guard(schema: GraphQLSchema, requirements: SchemaRequirements, inputs: SchemaInputs): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isObjectType(type)) guardFields(type, requirements, inputs);
    else if (isAbstractType(type)) guardType(type);
  }
}

function guardFields(type: GraphQLObjectType, requirements: SchemaRequirements, inputs: SchemaInputs): void {
  for (const field of Object.values(type.getFields())) {
    const requirement = requirements.beyond(type.name, field);
    const coordinate = `${type.name}.${field.name}`;
    const isPersonal = requirements.isPersonal(coordinate);
    const isAskedByMore = inputs.of(field, coordinate).some((input) => inputs.isGuarded(input));
    if (!requirement && !isPersonal && !isAskedByMore) continue;
    const read = field.resolve ?? defaultFieldResolver;
    const resolve = isPersonal ? noted(coordinate, read) : read;
    field.resolve = (parent, args, context: GuardContext, info) => {
      context.access.enter(coordinate, requirement, info);
      return resolve(parent, args, context, info);
    };
  }
}

/** Whatever a personal field gives out is noted, with the customer whom it tells of. */
function noted(coordinate: string, resolve: GraphQLFieldResolver<unknown, GuardContext>) {
  return ((customer: { readonly number: string }, args, context, info) => {
    const note = (value: unknown) => {
      if (value != null && !(value instanceof Error)) context.notePersonalValue(coordinate, customer.number);
      return value;
    };
    const value = resolve(customer, args, context, info);
    return value instanceof Promise ? value.then(note) : note(value);
  }) as GraphQLFieldResolver<unknown, GuardContext>;
}

/** What an interface answers with may require more than the interface, which only its own type tells. */
function guardType(type: GraphQLAbstractType): void {
  const { resolveType } = type;
  if (!resolveType) throw new Error(`${type.name} cannot tell of which type a value is.`);
  // Without a promise where there was none: compiled operations know of none here.
  type.resolveType = (value, context: GuardContext, info, abstract) => {
    const entered = (name: string | undefined) => {
      if (name) context.access.require(name);
      return name;
    };
    const name = resolveType(value, context, info, abstract);
    return typeof name === 'object' ? name.then(entered) : entered(name);
  };
}

/**
 * What stands between a caller and these fields, as FORBIDDEN of the first that may not be read; nothing where all may.
 * Transports that list operations list those that their caller may read.
 */
export function unreadable(access: Access, fields: Iterable<string>): GraphQLError | undefined {
  try {
    for (const field of fields) access.require(field);
    return undefined;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
