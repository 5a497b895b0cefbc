import { hash } from 'node:crypto';
import { z } from 'zod';

/**
 * The list of operations that may run, in Apollo's format. An id is the hash of its body to the byte; one name may have
 * several bodies (as a client that caches sends it, as another client's build wrote it), and means the first of them; so
 * do names that are written alike in an address, such as `Sources` and `sources`.
 */
export interface Manifest {
  readonly format: 'apollo-persisted-query-manifest';
  readonly version: 1;
  readonly operations: readonly ManifestOperation[];
}

export interface ManifestOperation {
  readonly id: string;
  readonly name: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly body: string;
  /** What its author wrote above it, for people and assistants. Ours: Apollo's tools pass it over. */
  readonly description?: string;
}

/** A manifest cannot be used: each problem is a sentence that names its operation. */
export class ManifestError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({
      id: z.string(),
      name: z.string().min(1),
      type: z.enum(['query', 'mutation', 'subscription']),
      body: z.string(),
      description: z.string().optional(),
    }),
  ),
}) satisfies z.ZodType<Manifest>;

/** Reads a manifest's text. Throws ManifestError. */
export function parseManifest(text: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ManifestError(['it is not JSON']);
  }
  const parsed = manifest.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ManifestError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
}

/** The id of a document that we write ourselves: what Apollo's clients compute from the same text. */
export const idOf = (text: string): string => hash('sha256', text);

/** By its number of hexadecimal digits: Relay hashes by md5 unless told otherwise. */
const algorithms: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256' };

/** Whether an id is the hash of a text, by any algorithm that clients use. */
export function isHashOf(id: string, text: string): boolean {
  const algorithm = /^[0-9a-f]+$/.test(id) ? algorithms[id.length] : undefined;
  return algorithm !== undefined && hash(algorithm, text) === id;
}
