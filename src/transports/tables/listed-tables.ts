import { parse, print } from 'graphql';
import { persistedOperationUnknown, RequestRefused } from '../../kernel/errors.ts';
import { memoized } from '../../kernel/memoized.ts';
import { readTable } from './shape/read-table.ts';
import { NoTable, type OperationTable } from './shape/table.ts';
import type { OperationCompiler } from '../../operations/compiled/compiled-operation.ts';
import type { ManifestOperation } from '../../operations/trusted-documents/manifest.ts';
import type { ListedOperations } from '../../operations/trusted-documents/registry.ts';

/** A listed operation as a table, with what is run for it. */
export interface ListedTable {
  readonly table: OperationTable;
  readonly text: string;
  /** What its author wrote above it. */
  readonly about: string | null;
}

/** The tables among the registry's operations, each read once. */
export class ListedTables {
  readonly #manifest: ListedOperations;
  readonly #operations: OperationCompiler;

  constructor(manifest: ListedOperations, operations: OperationCompiler) {
    this.#manifest = manifest;
    this.#operations = operations;
  }

  /** By hash or name. Throws RequestRefused where there is no such table. */
  find(idOrName: string): ListedTable {
    const operation = this.#manifest.registry.find(idOrName);
    if (!operation) throw persistedOperationUnknown(404);
    const found = this.#of(operation);
    if (!(found instanceof NoTable)) return found;
    throw new RequestRefused(`${operation.name} is no table: ${found.message}.`, { code: 'NO_TABLE' });
  }

  all(): readonly ListedTable[] {
    return this.#manifest.registry.operations.flatMap((operation) => {
      const found = this.#of(operation);
      return found instanceof NoTable ? [] : [found];
    });
  }

  readonly #of = memoized(({ body, description }: ManifestOperation): ListedTable | NoTable => {
    try {
      const table = readTable(this.#operations.ofDocument(parse(body)));
      return { table, text: print(table.document), about: description ?? null };
    } catch (error) {
      if (error instanceof NoTable) return error;
      throw error;
    }
  });
}
