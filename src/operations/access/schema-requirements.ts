import {
  getDirectiveValues,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  type GraphQLArgument,
  type GraphQLDirective,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Scope } from '../../kernel/caller.ts';
import { acrossBrands, both, implies, signedIn, type Requirement } from './requirement.ts';

interface Declared {
  readonly astNode?: Parameters<typeof getDirectiveValues>[1] | null;
}

/** What the schema's `@authenticated`, `@requiresScopes` and `@acrossBrands` require, by schema coordinate. */
export class SchemaRequirements {
  readonly #authenticated: GraphQLDirective;
  readonly #requiresScopes: GraphQLDirective;
  readonly #acrossBrands: GraphQLDirective;
  readonly #byCoordinate = new Map<string, Requirement | null>();
  readonly #byArgument = new Map<GraphQLArgument, Requirement | null>();

  constructor(schema: GraphQLSchema) {
    const authenticated = schema.getDirective('authenticated');
    const requiresScopes = schema.getDirective('requiresScopes');
    const across = schema.getDirective('acrossBrands');
    // Without them everything would be open.
    if (!authenticated || !requiresScopes || !across)
      throw new Error('The schema does not say what it requires.');
    this.#authenticated = authenticated;
    this.#requiresScopes = requiresScopes;
    this.#acrossBrands = across;
    for (const type of Object.values(schema.getTypeMap())) {
      if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
      const note = (member: string, requirement: Requirement | null) =>
        this.#byCoordinate.set(`${type.name}.${member}`, requirement);
      this.#byCoordinate.set(type.name, this.#own(type));
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          note(field.name, allOf([this.#own(type), this.#ofField(field)]));
          for (const argument of field.args) {
            const own = this.#own(argument);
            this.#byArgument.set(argument, own);
            note(`${field.name}(${argument.name}:)`, own);
          }
        }
      } else if (isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) note(field.name, this.#own(field));
      } else if (isEnumType(type)) {
        for (const value of type.getValues()) note(value.name, this.#own(value));
      }
    }
  }

  /** Null where it requires nothing. Throws for what is not in the schema. */
  of(coordinate: string): Requirement | null {
    const requirement = this.#byCoordinate.get(coordinate);
    if (requirement === undefined) throw new Error(`The schema has no ${coordinate}.`);
    return requirement;
  }

  /** Whether it tells who somebody is. */
  isPersonal(coordinate: string): boolean {
    return this.of(coordinate)?.flat().includes('customer:pii') ?? false;
  }

  ofArgument(field: GraphQLField<unknown, unknown>, name: string): Requirement | null {
    const argument = field.args.find((arg) => arg.name === name);
    return (argument && this.#byArgument.get(argument)) ?? null;
  }

  /** What a field requires of a caller who has come to the object it is on; null where that is enough. */
  beyond(typeName: string, field: GraphQLField<unknown, unknown>): Requirement | null {
    const ofType = this.of(typeName);
    const requirement = this.#ofField(field);
    return requirement && ofType && implies(ofType, requirement) ? null : requirement;
  }

  /** A field's own requirement with that of the type it answers with. */
  #ofField(field: GraphQLField<unknown, unknown>): Requirement | null {
    const type = getNamedType(field.type);
    const isDeclared = isObjectType(type) || isInterfaceType(type) || isEnumType(type) || isScalarType(type);
    return allOf([this.#own(field), isDeclared ? this.#own(type) : null]);
  }

  #own({ astNode }: Declared): Requirement | null {
    const declared = (directive: GraphQLDirective) => astNode && getDirectiveValues(directive, astNode);
    const scopes = declared(this.#requiresScopes)?.['scopes'] as Scope[][] | undefined;
    return allOf([
      scopes ?? (declared(this.#authenticated) ? signedIn : null),
      declared(this.#acrossBrands) ? acrossBrands : null,
    ]);
  }
}

const allOf = (requirements: readonly (Requirement | null)[]): Requirement | null =>
  requirements.reduce(
    (sum, requirement) => (sum && requirement ? both(sum, requirement) : (sum ?? requirement)),
    null,
  );
