import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildASTSchema,
  concatAST,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  Kind,
  parse,
  print,
  Source,
  type DocumentNode,
} from 'graphql';

/** The contract in schema/ as it is written, laid out flat so that laws can be stated over all of it. */
const folder = join(import.meta.dirname, '../../schema');

export const document = concatAST(documents('*.graphql'));
export const schema = buildASTSchema(document);
export const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
export const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));

/** Its directives, for a schema of a test's own. */
export const ourDirectives = document.definitions
  .filter(
    (one) =>
      one.kind === Kind.DIRECTIVE_DEFINITION ||
      ('name' in one && ['Scope', 'CacheControlScope'].includes(one.name?.value ?? '')),
  )
  .map(print)
  .join('\n');

export const fields = types.flatMap((type) =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).map((field) => ({
        ...field,
        on: type.name,
        path: `${type.name}.${field.name}`,
      }))
    : [],
);

/** What a caller gives: arguments of fields, and fields of input types. */
export const inputs = [
  ...fields.flatMap(({ args, path }) => args.map((arg) => ({ ...arg, path: `${path}(${arg.name}:)` }))),
  ...types.flatMap((type) =>
    isInputObjectType(type)
      ? Object.values(type.getFields()).map((field) => ({ ...field, path: `${type.name}.${field.name}` }))
      : [],
  ),
];

export const values = types.flatMap((type) =>
  isEnumType(type)
    ? type.getValues().map((value) => ({ ...value, on: type.name, path: `${type.name}.${value.name}` }))
    : [],
);

/** One document a file, by its path below schema/. None as long as nobody wrote any. */
export const operations = existsSync(join(folder, 'operations'))
  ? documents('operations/**/*.graphql')
  : null;

function documents(pattern: string): DocumentNode[] {
  return globSync(pattern, { cwd: folder })
    .toSorted()
    .map((name) => parse(new Source(readFileSync(join(folder, name), 'utf8'), name)));
}

/** What a directive of the contract says about an input: its arguments, or null where it is not there. */
export function saidBy(directive: string, input: (typeof inputs)[number]): Record<string, number> | null {
  const node = input.astNode?.directives?.find(({ name }) => name.value === directive);
  if (!node) return null;
  return Object.fromEntries(
    (node.arguments ?? []).map(({ name, value }) => [
      name.value,
      'value' in value ? Number(value.value) : NaN,
    ]),
  );
}
