import type { DocumentNode } from 'graphql';

/** The id under which the server lists a document of operations.ts. */
export function persistedId(document: DocumentNode): string {
  const { __meta__: meta } = document as DocumentNode & { readonly __meta__: { readonly hash: string } };
  return meta.hash;
}
