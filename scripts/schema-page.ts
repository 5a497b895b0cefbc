import {
  buildASTSchema,
  getDirectiveValues,
  introspectionFromSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type ASTNode,
  type GraphQLSchema,
} from 'graphql';
import { renderSchema } from 'graphql-markdown';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { command } from '../src/config/command.ts';
import { contract } from './contract.ts';

/** npm run docs:schema: writes the schema as one page, with what introspection leaves out: scopes and costs. */
const page = join(import.meta.dirname, '../docs/schema/README.md');

const prologue = `Every question, type, field and argument of the graph, in the words that the explorers show. Written by \`npm run docs:schema\`
from \`schema/*.graphql\`: change those. *Needs* names the scopes that a caller must have, *costs* what a field adds to
the cost of an operation for each time it is answered (see [limits](../limits.md)).`;

/** The schema as a page for people. */
function schemaPage(): string {
  const schema = buildASTSchema(contract);
  describeRequirements(schema);
  const lines: string[] = [];
  renderSchema(introspectionFromSchema(schema), {
    title: 'The graph',
    prologue,
    printer: (line: string) => lines.push(line),
  });
  return `${lines.join('\n')}\n`;
}

/** Adds to each description what the directives say, which introspection leaves out. */
function describeRequirements(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    type.description = said(schema, type.description, type.astNode);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      field.description = said(schema, field.description, field.astNode);
    }
  }
}

function said(
  schema: GraphQLSchema,
  description: string | null | undefined,
  node: ASTNode | null | undefined,
) {
  const values = (name: string) => {
    const directive = schema.getDirective(name);
    return directive && node && 'directives' in node ? getDirectiveValues(directive, node) : undefined;
  };
  const scopes = values('requiresScopes')?.['scopes'] as string[][] | undefined;
  const weight = values('cost')?.['weight'] as number | undefined;
  const notes = [
    ...(scopes
      ? [`*Needs* ${scopes.map((all) => all.map((scope) => `\`${scope}\``).join(' and ')).join(', or ')}.`]
      : []),
    ...(values('acrossBrands') ? ['*Not for* callers held to brands.'] : []),
    ...(weight ? [`*Costs* ${weight}.`] : []),
  ];
  return [description, notes.join(' ')].filter(Boolean).join('\n\n');
}

command('docs:schema', 'Writes the schema as one page for people, docs/schema/README.md.').parse();
mkdirSync(dirname(page), { recursive: true });
writeFileSync(page, schemaPage());
console.log(`${relative(process.cwd(), page)} is written.`);
