import { collectSubFields } from '@graphql-tools/utils';
import { getNamedType, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';

/** Whether the operation selects a field of the object that is being answered. */
export function isSelected(
  { schema, fragments, variableValues, returnType, fieldNodes }: GraphQLResolveInfo,
  field: string,
): boolean {
  const type = getNamedType(returnType) as GraphQLObjectType;
  const { fields } = collectSubFields(schema, fragments, variableValues, type, [...fieldNodes]);
  return [...fields.values()].some(([node]) => node?.name.value === field);
}
