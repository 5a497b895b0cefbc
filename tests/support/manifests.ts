import { readFileSync } from 'node:fs';
import { defaultManifestFile } from '../../src/config/config.ts';
import { parseManifest, type ManifestOperation } from '../../src/operations/trusted-documents/manifest.ts';
import { sha256 } from './wire.ts';

export const committed = parseManifest(readFileSync(defaultManifestFile, 'utf8'));

export const listed = (body: string, name = 'Fresh', id = sha256(body)): ManifestOperation => ({
  id,
  name,
  type: 'query',
  body,
});

/** The committed manifest with operations more, as the text of a file. */
export const manifestWith = (...operations: ManifestOperation[]): string =>
  JSON.stringify({ ...committed, operations: [...committed.operations, ...operations] });
