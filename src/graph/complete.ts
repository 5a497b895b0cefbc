import type { Resolvers, ResolversParentTypes } from './generated/resolvers.ts';

/**
 * The resolvers that the schema requires: a field needs one if its parent object does not hold it as it is answered, or
 * if it takes arguments. A promise of it is not enough for compiled operations: docs/decisions/0040-compiled-operations.md.
 * The generated types alone require either all of them or none.
 */
export type CompleteResolvers = OptionalWhereEmpty<{
  [TypeName in keyof Resolvers]: Complete<Resolvers[TypeName], ParentOf<TypeName>>;
}>;

type ParentOf<TypeName> = TypeName extends keyof ResolversParentTypes
  ? ResolversParentTypes[TypeName]
  : never;

/** Scalars are objects of graphql-js and taken as they are. */
type Complete<TypeResolvers, Parent> = TypeResolvers extends { readonly name: string; serialize: unknown }
  ? TypeResolvers
  : Pick<TypeResolvers, NeedsResolver<TypeResolvers, Parent>> & Partial<TypeResolvers>;

type NeedsResolver<TypeResolvers, Parent> = {
  [Field in keyof TypeResolvers]-?: Field extends `__${string}`
    ? never
    : IsOfParent<TypeResolvers[Field], Parent, Field> extends true
      ? never
      : Field;
}[keyof TypeResolvers];

type IsOfParent<Resolver, Parent, Field> = Resolver extends (
  parent: never,
  args: infer Args,
  ...rest: never
) => infer Answer
  ? [TakesArguments<Args>, Field] extends [false, keyof Parent]
    ? Parent[Field & keyof Parent] extends Awaited<Answer>
      ? true
      : false
    : false
  : false;

/** The generated arguments of a field that takes none are a record with every key. */
type TakesArguments<Args> = PropertyKey extends keyof Args ? false : true;

type OptionalWhereEmpty<Types> = {
  [Name in keyof Types as IsEmpty<Types[Name]> extends true ? never : Name]: Types[Name];
} & { [Name in keyof Types as IsEmpty<Types[Name]> extends true ? Name : never]?: Types[Name] };

type IsEmpty<TypeResolvers> = Record<never, never> extends TypeResolvers ? true : false;
