import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLField,
  type OperationDefinitionNode,
  parse,
  visit,
  type FieldNode,
} from 'graphql';
import type { CompiledOperation } from '../../../operations/compiled/compiled-operation.ts';
import type { FieldUse, Selected } from '../../../operations/compiled/selection.ts';
import {
  cellType,
  NoTable,
  reserved,
  type TableColumn,
  type Paging,
  type Parameter,
  type OperationTable,
} from './table.ts';
import { parametersOf } from './parameters.ts';

/** What a connection holds besides its rows, for those who page. */
const pagingFields: ReadonlySet<string> = new Set(['pageInfo', 'totalCount', 'totals']);

/** Where in an answer something lies, what it is called in a column's name, and the fields that led there. */
interface ColumnPlace extends Pick<TableColumn, 'of' | 'path' | 'fields'> {
  readonly name: readonly string[];
}

const inRow = (fields: ColumnPlace['fields']): ColumnPlace => ({ of: 'row', path: [], name: [], fields });

/** A field of an answer, with every place of the document that asks for it. */
interface AnswerField {
  readonly key: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly uses: readonly FieldUse[];
}

/** Reads an operation as a table. Throws NoTable. */
export function readTable(operation: CompiledOperation): OperationTable {
  return new TableReader(operation).read();
}

class TableReader {
  readonly #operation: CompiledOperation;
  readonly #columns: TableColumn[] = [];
  readonly #fields = new Set<string>();
  #list: { name: string; path: readonly string[]; connection: AnswerField | null } | undefined;

  constructor(operation: CompiledOperation) {
    this.#operation = operation;
  }

  read(): OperationTable {
    const { kind, selection, definition, document } = this.#operation;
    if (kind !== 'query') throw new NoTable('it is no query');
    this.#readObject(selection, { of: 'answer', path: [], name: [], fields: [] });
    if (!this.#list) throw new NoTable('it has no list to make rows of');
    const parameters = parametersOf(this.#operation);
    this.#refuseSameNames();
    this.#refuseOurNames(parameters);
    const { path, connection } = this.#list;
    const paging = connection && this.#paging(connection, path.slice(0, -1));
    return {
      name: definition.name?.value ?? '',
      document: paging && connection ? withPageInfo(document, connection) : document,
      columns: this.#columns,
      parameters,
      rows: path,
      paging,
      cut: connection !== null && paging === null,
      fields: this.#fields,
    };
  }

  #readObject(selection: readonly Selected[], place: ColumnPlace): void {
    for (const answered of merged(selection)) {
      const { key, field } = answered;
      const named = getNamedType(field.type);
      const fields = [...place.fields, ...this.#reads(answered)];
      const inside = { of: place.of, path: [...place.path, key], name: [...place.name, key], fields };
      const name = inside.name.join('.');
      if (isLeafType(named)) {
        const { description = null } = field;
        this.#columns.push({
          name,
          type: cellType(field.type),
          description,
          of: place.of,
          path: inside.path,
          fields,
        });
      } else if (isListType(getNullableType(field.type))) {
        this.#begin(name, inside, null);
        this.#readObject(insideOf(answered), inRow(fields));
      } else if (isConnection(named)) {
        this.#readConnection(answered, inside);
      } else if (isCompositeType(named)) {
        this.#readObject(insideOf(answered), inside);
      }
    }
  }

  #readConnection(connection: AnswerField, place: ColumnPlace): void {
    const name = place.name.join('.');
    const rows = merged(insideOf(connection)).filter(({ field }) => !pagingFields.has(field.name));
    for (const inner of rows) {
      const fields = [...place.fields, ...this.#reads(inner)];
      this.#begin(name, { of: place.of, path: [...place.path, inner.key] }, connection);
      if (inner.field.name === 'nodes') {
        this.#readObject(insideOf(inner), inRow(fields));
      } else {
        for (const edge of merged(insideOf(inner))) {
          if (edge.field.name !== 'node') continue;
          this.#readObject(insideOf(edge), { ...inRow(fields), path: [edge.key] });
        }
      }
    }
  }

  #reads({ uses }: AnswerField): readonly string[] {
    const coordinates = [...new Set(uses.flatMap(({ reads }) => reads))];
    for (const coordinate of coordinates) this.#fields.add(coordinate);
    return coordinates;
  }

  #begin(
    name: string,
    { of, path }: { of: TableColumn['of']; path: readonly string[] },
    connection: AnswerField | null,
  ): void {
    if (of === 'row') throw new NoTable(`${name} is a list in every row of ${this.#list?.name}`);
    if (this.#list?.name === name)
      throw new NoTable(`it asks for ${name} in several lists, such as nodes and edges`);
    if (this.#list)
      throw new NoTable(`${this.#list.name} and ${name} are two lists, and rows are made of one`);
    this.#list = { name, path, connection };
  }

  /** An operation can be paged if it leaves to its caller where a page begins. */
  #paging({ uses }: AnswerField, path: readonly string[]): Paging | null {
    const [use, another] = uses;
    const variable = (name: string) => {
      const value = use?.node.arguments?.find((argument) => argument.name.value === name)?.value;
      return value?.kind === Kind.VARIABLE ? value.name.value : null;
    };
    const [after, first] = [variable('after'), variable('first')];
    if (after === null || another) return null;
    const maximum = use?.inputs.find(({ name }) => name === 'first')?.range?.max ?? 100;
    return {
      after,
      first: first === null ? null : { variable: first, maximum },
      path,
    };
  }

  #refuseOurNames(parameters: readonly Parameter[]): void {
    const ours = parameters.find(({ name }) => reserved.has(name));
    if (ours) throw new NoTable(`its variable ${ours.name} means something else in a table's address`);
  }

  #refuseSameNames(): void {
    const names = new Set<string>();
    for (const { name } of this.#columns) {
      if (names.has(name)) throw new NoTable(`two columns are called ${name}: give one of them an alias`);
      names.add(name);
    }
    if (names.size === 0) throw new NoTable(`${this.#list?.name} has no columns`);
  }
}

const insideOf = ({ uses }: AnswerField): readonly Selected[] => uses.flatMap(({ inside }) => inside);

/** What an object of an answer holds, in the order in which it is asked for. Throws NoTable where one name means unlike things. */
function merged(selection: readonly Selected[]): readonly AnswerField[] {
  // __typename is all that an answer holds and no type has.
  const ofTypes = selection.filter(({ use }) => use.reads.length > 0);
  return [...Map.groupBy(ofTypes, ({ key }) => key)].map(([key, asked]) => {
    const uses = asked.map(({ use }) => use);
    const [{ field }] = uses as [FieldUse];
    if (uses.some((use) => getNamedType(use.field.type) !== getNamedType(field.type)))
      throw new NoTable(`${key} is of two types: give one of them another name`);
    return { key, field, uses };
  });
}

const isConnection = (type: unknown): boolean =>
  isObjectType(type) && type.getFields()['pageInfo'] !== undefined;

const pageInfo = (parse('{ pageInfo { hasNextPage endCursor } }').definitions[0] as OperationDefinitionNode)
  .selectionSet.selections;
const forPaging: ReadonlySet<string> = new Set(['pageInfo', 'totalCount', 'totals']);

/** The same operation, whose connection says how it goes on and counts nothing: no column would show it. */
function withPageInfo(document: DocumentNode, { uses }: AnswerField): DocumentNode {
  const nodes = uses.map(({ node }) => node);
  return visit(document, {
    Field(node): FieldNode | undefined {
      if (!nodes.includes(node) || !node.selectionSet) return undefined;
      const rows = node.selectionSet.selections.filter(
        (selection) => selection.kind !== Kind.FIELD || !forPaging.has(selection.name.value),
      );
      return { ...node, selectionSet: { ...node.selectionSet, selections: [...pageInfo, ...rows] } };
    },
  });
}
