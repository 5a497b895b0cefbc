declare module 'graphql-markdown' {
  import type { IntrospectionQuery } from 'graphql';

  /** Writes a schema as Markdown, line by line. */
  export function renderSchema(
    schema: IntrospectionQuery,
    options: { title: string; prologue: string; printer: (line: string) => void },
  ): void;
}
