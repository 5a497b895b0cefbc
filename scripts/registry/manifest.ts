import { buildASTSchema } from 'graphql';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isHashOf,
  type Manifest,
  type ManifestOperation,
} from '../../src/operations/trusted-documents/manifest.ts';
import { kebab } from '../../src/operations/trusted-documents/registry.ts';
import { contract } from '../contract.ts';
import { checkRegistry, reasonsAgainstNames, reasonsAgainstTables } from './check.ts';
import { readRegistry, registered, RegistryError, type RegisteredFile } from './folder.ts';
import { readOperations, writeOperations, type Format } from './formats.ts';

/** The manifest of a registry, as the text of its file, and what is said of operations that will not do for ever. */
export interface Built {
  readonly text: string;
  readonly operations: number;
  readonly warnings: readonly string[];
  /** Operations that no BI tool can fetch as a table, each with the reason. */
  readonly noTables: readonly string[];
  /** Imported operations that are asked for by id alone, each with the reason. */
  readonly noNames: readonly string[];
  /** Whether the file of the registry says the same. */
  readonly current: boolean;
}

export const manifestFile = (folder: string): string => join(folder, 'manifest.json');

/** Throws RegistryError, which names every operation that is not valid. */
export function buildManifest(folder: string): Built {
  const files = readRegistry(folder);
  const warnings = refuseErrors(files);
  const noTables = reasonsAgainstTables(files, buildASTSchema(contract));
  const noNames = reasonsAgainstNames(files);
  const text = writeOperations('apollo', manifestOf(files.flatMap(({ forms }) => forms)));
  const file = manifestFile(folder);
  const current = existsSync(file) && readFileSync(file, 'utf8') === text;
  return { text, operations: files.length, warnings, noTables, noNames, current };
}

/**
 * The operations in another tool's format, as clients that cache send them: every id of it is one that this server
 * answers to. Throws RegistryError.
 */
export function exportOperations(folder: string, format: Format): string {
  const files = readRegistry(folder);
  refuseErrors(files);
  return writeOperations(format, manifestOf(files.flatMap(({ forms }) => forms.slice(-1))));
}

/**
 * Puts the operations of another tool's manifest into a folder of the registry, each text kept to the byte in a file
 * named by its id, but for those whose ids the registry has. Returns how many came. Throws RegistryError, ManifestError
 * or SyntaxError, and then nothing came.
 */
export function importOperations(folder: string, tool: string, text: string): number {
  // What lies deeper, or in a hidden folder, is never read again.
  if (!/^[A-Za-z0-9][\w.-]*$/.test(tool)) {
    throw new RegistryError(`${tool} cannot be a tool's folder: give one name of letters, digits and dashes`);
  }
  const known = new Set(readRegistry(folder).flatMap(({ forms }) => forms.map(({ id }) => id)));
  const files = readOperations(text)
    .filter(({ id }) => !known.has(id))
    .map(({ id, text }) => {
      if (!isHashOf(id, text)) throw new RegistryError(`${id} is not the md5, sha1 or sha256 of its text`);
      return { path: `${tool}/${id}.graphql`, text };
    });
  refuseErrors(files.map(({ path, text }) => registered(path, text)));
  mkdirSync(join(folder, tool), { recursive: true });
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
  return files.length;
}

function refuseErrors(files: readonly RegisteredFile[]): readonly string[] {
  const { errors, warnings } = checkRegistry(files, buildASTSchema(contract));
  if (errors.length > 0) throw new RegistryError(errors.join('\n'));
  return warnings;
}

const manifestOf = (operations: readonly ManifestOperation[]): Manifest => ({
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: operations.toSorted(byName),
});

/** As names are written in an address, and a name's forms in their order: the first is what the name means. */
function byName(a: ManifestOperation, b: ManifestOperation): number {
  const [one, other] = [kebab(a.name), kebab(b.name)];
  return one < other ? -1 : Number(one > other);
}
