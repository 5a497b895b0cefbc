import { buildASTSchema, concatAST, parse, printSchema, Source, type DocumentNode } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../schema');

/** The contract as it is written in schema/*.graphql, without what answers it. */
export const contract: DocumentNode = concatAST(
  readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .toSorted()
    .map((name) => parse(new Source(readFileSync(join(folder, name), 'utf8'), `schema/${name}`))),
);

/** The contract in one file, for clients' tools. */
export const printedSchemaFile = join(folder, 'printed/schema.graphql');

export const printedSchema: string = `${printSchema(buildASTSchema(contract))}\n`;

/** The schema that clients were last promised. */
export const releasedSchemaFile = join(folder, 'printed/released.graphql');
