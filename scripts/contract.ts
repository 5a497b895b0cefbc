import { concatAST, parse, Source, type DocumentNode } from 'graphql';
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
