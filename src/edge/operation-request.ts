import { badRequest } from '../kernel/errors.ts';
import type { DocumentReference } from '../operations/trusted-documents/trusted-documents.ts';

/** The members of a request, of a body or of an address. */
export type Members = Readonly<Record<string, unknown>>;

/** GraphQL over HTTP's name for a listed operation's id, Relay's, and the one that other clients' examples use. */
const idMembers = ['documentId', 'doc_id', 'id'] as const;

/**
 * What operation a request asks for, in any of the ways that clients have for it. Members of the wrong type are left to
 * Apollo Server, which refuses them.
 */
export function documentReferenceOf(members: Members): DocumentReference {
  const ids = idMembers.filter((member) => members[member] !== undefined && members[member] !== null);
  if (ids.length > 1) throw badRequest(`Send one of ${ids.join(' and ')}.`);
  const [member] = ids;
  return {
    text: textOf(members['query'], 'query'),
    id: member && textOf(members[member], member),
    hash: hashOf(members['extensions']),
  };
}

/** Of an address. Members are JSON where their clients write JSON. */
export function membersOf(search: URLSearchParams): Members {
  const repeated = [...new Set(search.keys())].find((name) => search.getAll(name).length > 1);
  if (repeated !== undefined)
    throw badRequest(`The '${repeated}' search parameter may only be specified once.`);
  const members: Record<string, unknown> = Object.fromEntries(search);
  if (members['extensions'] === undefined) return members;
  try {
    return { ...members, extensions: JSON.parse(members['extensions'] as string) as unknown };
  } catch {
    throw badRequest('The extensions search parameter contains invalid JSON.');
  }
}

/** Relay and others send an empty text, or null, beside an id. */
function textOf(value: unknown, member: string): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw badRequest(`${member} must be a string.`);
  return value;
}

function hashOf(extensions: unknown): string | undefined {
  const persisted = isRecord(extensions) ? extensions['persistedQuery'] : undefined;
  if (persisted === undefined || persisted === null) return undefined;
  if (!isRecord(persisted) || persisted['version'] !== 1 || typeof persisted['sha256Hash'] !== 'string') {
    throw badRequest('extensions.persistedQuery must be { "version": 1, "sha256Hash": "<hash>" }.');
  }
  return persisted['sha256Hash'];
}

/** The same request with the operation's text for what named it; Apollo Server reads no other name than a hash. */
export function withText(members: Members, query: string): Members {
  const { extensions } = members;
  return {
    ...members,
    query,
    ...(isRecord(extensions) && { extensions: { ...extensions, persistedQuery: undefined } }),
  };
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
