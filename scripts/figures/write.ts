import { buildASTSchema } from 'graphql';
import { contract } from '../contract.ts';
import { writeGenerated } from '../generated.ts';
import { figuresPage } from './page.ts';
import { figuredEntities, figuresSdl } from './sdl.ts';

/** Writes what follows from the definitions of figures: the filters and orders of the schema, and the page of figures. */
await writeGenerated([
  ...figuredEntities.map((entity) => [`schema/${entity.file}`, figuresSdl(entity)] as const),
  ['docs/figures.md', figuresPage(figuredEntities, buildASTSchema(contract))],
]);
