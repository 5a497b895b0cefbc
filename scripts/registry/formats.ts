import { parseManifest, type Manifest } from '../../src/operations/trusted-documents/manifest.ts';

/** How tools write lists of operations: Apollo's with names, the others as a table from hash to text. */
export const formats = ['apollo', 'relay', 'client-preset'] as const;
export type Format = (typeof formats)[number];

export interface ImportedOperation {
  readonly id: string;
  readonly text: string;
}

/** Reads any of the formats, which tell themselves apart. Throws ManifestError or SyntaxError. */
export function readOperations(text: string): ImportedOperation[] {
  const json: unknown = JSON.parse(text);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new SyntaxError('It is no list of operations: neither a manifest nor a table from hash to text');
  }
  if ('format' in json) {
    return parseManifest(text).operations.map(({ id, body }) => ({ id, text: body }));
  }
  return Object.entries(json).map(([id, document]: [string, unknown]) => {
    if (typeof document !== 'string') throw new SyntaxError(`${id} has no text`);
    // What client-preset writes before a SHA-256.
    return { id: id.replace(/^sha256:/, ''), text: document };
  });
}

export function writeOperations(format: Format, manifest: Manifest): string {
  const table = (prefix: (id: string) => string) =>
    Object.fromEntries(manifest.operations.map(({ id, body }) => [prefix(id) + id, body]));
  const written = {
    apollo: () => manifest,
    relay: () => table(() => ''),
    'client-preset': () => table((id) => (id.length === 64 ? 'sha256:' : '')),
  };
  return `${JSON.stringify(written[format](), null, 2)}\n`;
}
