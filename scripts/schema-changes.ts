/**
 * npm run schema:changes: names what today's schema takes from clients of the released one, and what may surprise them.
 * Refuses what no deprecation announced. --release makes today's schema the released one.
 */
import { buildSchema } from 'graphql';
import { readFileSync, writeFileSync } from 'node:fs';
import { command } from '../src/config/command.ts';
import { printedSchema, releasedSchemaFile } from './contract.ts';
import { compareSchemas } from './schema-changes/compare.ts';

const { against, release } = command('schema:changes', "Compares today's schema with the released one.")
  .option('--against <file>', 'another schema to compare with', releasedSchemaFile)
  .option(
    '--release',
    "make today's schema the released one, if it takes nothing away that was not deprecated",
  )
  .parse()
  .opts<{ against: string; release?: true }>();

const changes = await compareSchemas(buildSchema(readFileSync(against, 'utf8')), buildSchema(printedSchema));
for (const kind of ['breaking', 'announced', 'dangerous'] as const) {
  for (const message of changes[kind]) console.log(`${kind}: ${message}`);
}
if (changes.breaking.length > 0) {
  console.error(
    'Clients were promised this: deprecate it, release that, and take it away in a later release.',
  );
  process.exitCode = 1;
} else if (release) {
  writeFileSync(releasedSchemaFile, printedSchema);
}
