import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Scope } from '../../kernel/caller.ts';
import { directiveReader, type Declared } from '../directives.ts';
import { acrossBrands, both, implies, signedIn, type Requirement } from './requirement.ts';

/** What the schema's `@authenticated`, `@requiresScopes` and `@acrossBrands` require, by schema coordinate. */
export class SchemaRequirements {
  readonly #authenticated;
  readonly #requiresScopes;
  readonly #acrossBrands;
  readonly #byCoordinate = new Map<string, Requirement | null>();

  constructor(schema: GraphQLSchema) {
    // Without them everything would be open.
    if (!['authenticated', 'requiresScopes', 'acrossBrands'].every((name) => schema.getDirective(name)))
      throw new Error('The schema does not say what it requires.');
    this.#authenticated = directiveReader(schema, 'authenticated');
    this.#requiresScopes = directiveReader<{ readonly scopes: Scope[][] }>(schema, 'requiresScopes');
    this.#acrossBrands = directiveReader(schema, 'acrossBrands');
    for (const type of Object.values(schema.getTypeMap())) {
      if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
      const note = (member: string, requirement: Requirement | null) =>
        this.#byCoordinate.set(`${type.name}.${member}`, requirement);
      this.#byCoordinate.set(type.name, this.#own(type));
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          note(field.name, allOf([this.#own(type), this.#ofField(field)]));
          for (const argument of field.args) note(`${field.name}(${argument.name}:)`, this.#own(argument));
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

  /** Of an argument, a field of an input or a value of an enum; what belongs to introspection requires nothing. */
  ofInput(coordinate: string): Requirement | null {
    return this.#byCoordinate.get(coordinate) ?? null;
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

  #own(thing: Declared): Requirement | null {
    return allOf([
      this.#requiresScopes(thing)?.scopes ?? (this.#authenticated(thing) ? signedIn : null),
      this.#acrossBrands(thing) ? acrossBrands : null,
    ]);
  }
}

const allOf = (requirements: readonly (Requirement | null)[]): Requirement | null =>
  requirements.reduce(
    (sum, requirement) => (sum && requirement ? both(sum, requirement) : (sum ?? requirement)),
    null,
  );
