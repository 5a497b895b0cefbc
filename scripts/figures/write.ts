import { buildASTSchema } from 'graphql';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { contract } from '../contract.ts';
import { output } from '../outputs.ts';
import { figuresPage } from './page.ts';
import { figuredEntities, figuresSdl } from './sdl.ts';
import { sourceNamesSdl, sourcesPage } from './sources.ts';

/**
 * Writes what follows from the definitions of sources and figures: their names, filters and orders in the schema, and the
 * pages of both.
 * With --check it only says what is stale.
 */
const root = join(import.meta.dirname, '../..');

const outputs = [
  ['schema/source-name.graphql', sourceNamesSdl] as const,
  ...figuredEntities.map((entity) => [`schema/${entity.file}`, figuresSdl(entity)] as const),
  ['docs/sources.md', sourcesPage] as const,
  ['docs/figures.md', figuresPage(figuredEntities, buildASTSchema(contract))] as const,
];

for (const [name, text] of outputs) {
  const path = join(root, name);
  output(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}
