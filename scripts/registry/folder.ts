import { InMemoryCache } from '@apollo/client/cache';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse, print, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { idOf, isHashOf, type ManifestOperation } from '../../src/operations/trusted-documents/manifest.ts';
import { operationsOf } from '../../src/operations/definitions.ts';
import { kebab } from '../../src/operations/trusted-documents/registry.ts';

export const registryFolder = join(import.meta.dirname, '../../schema/operations');

/** A file of schema/operations: one operation, which a person wrote or which another client's build sends. */
export interface RegisteredFile {
  /** Below schema/operations, such as `crm/segments.graphql`. */
  readonly path: string;
  readonly document: DocumentNode;
  readonly name: string;
  /** What the manifest lists for it: the operation as it is written, and as clients that cache send it. */
  readonly forms: readonly ManifestOperation[];
  /** Taken from another manifest: its text is kept to the byte, for its id is the hash of that. */
  readonly imported: boolean;
}

/** A file cannot be registered; the message names it and says why. */
export class RegistryError extends Error {}

export const readRegistry = (folder = registryFolder): RegisteredFile[] =>
  globSync('*/*.graphql', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map((path) => registered(path, readFileSync(join(folder, path), 'utf8')))
    // A name means what a person wrote under it.
    .toSorted((a, b) => Number(a.imported) - Number(b.imported));

/** Throws RegistryError. */
export function registered(path: string, text: string): RegisteredFile {
  const document = parsed(path, text);
  const operation = onlyOperation(path, document);
  const name = operation.name?.value ?? '';
  const fileName = basename(path, '.graphql');
  const base = { path, document, name };
  const entry = (body: string) => ({ id: idOf(body), name, type: operation.operation, body });
  if (isHashOf(fileName, text)) {
    return { ...base, imported: true, forms: [{ ...entry(text), id: fileName }] };
  }
  if (fileName !== kebab(name)) {
    throw new RegistryError(`${path}: ${name} belongs into ${kebab(name)}.graphql`);
  }
  const description = leadingComment(text);
  const plain = { ...entry(print(document)), ...(description && { description }) };
  const cached = entry(asClientsSendIt(document));
  return { ...base, imported: false, forms: plain.id === cached.id ? [plain] : [plain, cached] };
}

/** With `__typename` in every selection: Apollo Client and urql add it, at the same places, to keep what comes back. */
const cache = new InMemoryCache();
export const asClientsSendIt = (document: DocumentNode): string => print(cache.transformDocument(document));

function parsed(path: string, text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    throw new RegistryError(`${path}: ${(error as Error).message}`);
  }
}

function onlyOperation(path: string, document: DocumentNode): OperationDefinitionNode {
  const operations = operationsOf(document);
  const [operation] = operations;
  if (!operation || operations.length > 1)
    throw new RegistryError(`${path}: must hold one operation, not ${operations.length}`);
  if (!operation.name) throw new RegistryError(`${path}: its operation must have a name`);
  return operation;
}

/** The comment lines above an operation, which say what it is for. */
const leadingComment = (text: string): string =>
  (/^(?:#.*\n|\s*\n)*/.exec(text)?.[0] ?? '')
    .split('\n')
    .map((line) => line.replace(/^#/, '').trim())
    .join(' ')
    .trim();
