import { buildASTSchema } from 'graphql';
import { contract } from '../contract.ts';
import { outputFormatted } from '../outputs.ts';
import { figuresPage } from './page.ts';
import { figuredEntities, figuresSdl } from './sdl.ts';
import { sourceNamesSdl, sourcesPage } from './sources.ts';
import { wordFiltersSdl } from './words.ts';

/**
 * Writes what follows from the definitions of sources and figures: their names, filters and orders in the schema, and the
 * pages of both.
 */
await outputFormatted('schema/source-name.graphql', sourceNamesSdl);
for (const entity of figuredEntities) await outputFormatted(`schema/${entity.file}`, figuresSdl(entity));
await outputFormatted('schema/word-filter.graphql', wordFiltersSdl);
await outputFormatted('docs/sources.md', sourcesPage);
await outputFormatted('docs/figures.md', figuresPage(figuredEntities, buildASTSchema(contract)));
