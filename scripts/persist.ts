/**
 * npm run persist: checks every operation of schema/operations against the schema and writes the manifest that the
 * server reads. --check only says whether the manifest is stale; --import and --export speak other tools' formats.
 */
import { Option } from 'commander';
import { readFileSync, writeFileSync } from 'node:fs';
import { command } from '../src/config/command.ts';
import { ManifestError } from '../src/operations/trusted-documents/manifest.ts';
import { registryFolder, RegistryError } from './registry/folder.ts';
import { formats, type Format } from './registry/formats.ts';
import { buildManifest, exportOperations, importOperations, manifestFile } from './registry/manifest.ts';

interface Options {
  readonly check?: true;
  readonly import?: string;
  readonly tool: string;
  readonly export?: Format;
  readonly to?: string;
  readonly folder: string;
}

const options = command('persist', 'Checks the operations of schema/operations and writes their manifest.')
  .option('--check', 'only say whether the manifest is stale')
  .option('--import <file>', "register the operations of Apollo's, Relay's or client-preset's manifest")
  .option('--tool <name>', 'the folder that imported operations go into', 'imported')
  .addOption(new Option('--export <format>', "write the manifest in another tool's format").choices(formats))
  .option('--to <file>', 'where the export goes instead of to standard output')
  .option('--folder <path>', 'another registry than schema/operations', registryFolder)
  .parse()
  .opts<Options>();

try {
  run(options);
} catch (error) {
  if (!isForPeople(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function run({ check, import: theirs, tool, export: format, to, folder }: Options): void {
  if (format) {
    const text = exportOperations(folder, format);
    if (to) writeFileSync(to, text);
    else process.stdout.write(text);
    return;
  }
  if (theirs) {
    const count = importOperations(folder, tool, readFileSync(theirs, 'utf8'));
    console.log(`${count} operations imported into ${tool}/`);
  }
  const { text, operations, warnings, noTables, noNames, current } = buildManifest(folder);
  for (const warning of warnings) console.error(`warning: ${warning}`);
  if (check && !current) throw new RegistryError('The manifest of operations is stale: npm run persist');
  if (check) return;
  writeFileSync(manifestFile(folder), text);
  console.log(`${operations} operations, ${current ? 'as before' : 'written'}`);
  for (const reason of noTables) console.log(`no table for BI: ${reason}`);
  for (const reason of noNames) console.log(`asked for by id alone: ${reason}`);
}

/** What the user can mend: an operation, a manifest, a path. */
function isForPeople(error: unknown): error is Error {
  return (
    error instanceof RegistryError ||
    error instanceof ManifestError ||
    error instanceof SyntaxError ||
    (error instanceof Error && 'syscall' in error)
  );
}
