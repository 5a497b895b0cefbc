import {
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  parse,
  visit,
  type FieldNode,
} from 'graphql';
import {
  cellType,
  reserved,
  type TableColumn,
  type Paging,
  type Parameter,
  type OperationTable,
} from './table.ts';
import { FieldReader, NoTable, operationsOf, type SelectedField } from '../../../operations/fields.ts';
import { parametersOf } from './parameters.ts';

/** What a connection holds besides its rows, for those who page. */
const pagingFields: ReadonlySet<string> = new Set(['pageInfo', 'totalCount']);

/** Where in an answer something lies, what it is called in a column's name, and the fields that led there. */
interface ColumnPlace extends Pick<TableColumn, 'of' | 'path' | 'fields'> {
  readonly name: readonly string[];
}

const inRow = (fields: ColumnPlace['fields']): ColumnPlace => ({ of: 'row', path: [], name: [], fields });

/** Reads a valid document of one operation as a table. Throws NoTable. */
export function readTable(schema: GraphQLSchema, document: DocumentNode): OperationTable {
  return new TableReader(schema, document).read();
}

class TableReader {
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;
  readonly #reader: FieldReader;
  readonly #columns: TableColumn[] = [];
  readonly #fields = new Set<string>();
  #list: { name: string; path: readonly string[]; connection: SelectedField | null } | undefined;

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema;
    this.#document = document;
    this.#reader = new FieldReader(schema, document);
  }

  read(): OperationTable {
    const [operation] = operationsOf(this.#document);
    const query = this.#schema.getQueryType();
    if (operation?.operation !== 'query' || !query) throw new NoTable('it is no query');
    this.#readObject(query, [operation.selectionSet], { of: 'answer', path: [], name: [], fields: [] });
    if (!this.#list) throw new NoTable('it has no list to make rows of');
    const parameters = parametersOf(this.#schema, this.#document, operation);
    this.#refuseSameNames();
    this.#refuseOurNames(parameters);
    const { path, connection } = this.#list;
    const paging = connection && this.#paging(connection, path.slice(0, -1));
    return {
      name: operation.name?.value ?? '',
      document: paging && connection ? withPageInfo(this.#document, connection) : this.#document,
      columns: this.#columns,
      parameters,
      rows: path,
      paging,
      cut: connection !== null && paging === null,
      fields: this.#fields,
    };
  }

  #readObject(type: GraphQLCompositeType, sets: readonly SelectionSetNode[], place: ColumnPlace): void {
    for (const selected of this.#reader.of(type, sets)) {
      const { key, field } = selected;
      const named = getNamedType(field.type);
      const fields = [...place.fields, ...this.#reads(selected)];
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
        this.#readObject(named as GraphQLCompositeType, selectionsOf(selected), inRow(fields));
      } else if (isConnection(named)) {
        this.#readConnection(named, selected, inside);
      } else if (isCompositeType(named)) {
        this.#readObject(named, selectionsOf(selected), inside);
      }
    }
  }

  #readConnection(type: GraphQLCompositeType, selected: SelectedField, place: ColumnPlace): void {
    const name = place.name.join('.');
    const rows = this.#reader
      .of(type, selectionsOf(selected))
      .filter(({ field }) => !pagingFields.has(field.name));
    for (const inner of rows) {
      const fields = [...place.fields, ...this.#reads(inner)];
      const named = getNamedType(inner.field.type) as GraphQLCompositeType;
      this.#begin(name, { of: place.of, path: [...place.path, inner.key] }, selected);
      if (inner.field.name === 'nodes') {
        this.#readObject(named, selectionsOf(inner), inRow(fields));
      } else {
        for (const edge of this.#reader.of(named, selectionsOf(inner))) {
          if (edge.field.name !== 'node') continue;
          const node = getNamedType(edge.field.type) as GraphQLCompositeType;
          this.#readObject(node, selectionsOf(edge), { ...inRow(fields), path: [edge.key] });
        }
      }
    }
  }

  #reads(selected: SelectedField): readonly string[] {
    const coordinates = this.#reader.coordinatesOf(selected);
    for (const coordinate of coordinates) this.#fields.add(coordinate);
    return coordinates;
  }

  #begin(
    name: string,
    { of, path }: { of: TableColumn['of']; path: readonly string[] },
    connection: SelectedField | null,
  ): void {
    if (of === 'row') throw new NoTable(`${name} is a list in every row of ${this.#list?.name}`);
    if (this.#list?.name === name) throw new NoTable(`it asks for ${name} twice, by nodes and by edges`);
    if (this.#list)
      throw new NoTable(`${this.#list.name} and ${name} are two lists, and rows are made of one`);
    this.#list = { name, path, connection };
  }

  /** An operation can be paged if it leaves to its caller where a page begins. */
  #paging({ nodes, field }: SelectedField, path: readonly string[]): Paging | null {
    const [node, another] = nodes;
    const variable = (name: string) => {
      const value = node?.arguments?.find((argument) => argument.name.value === name)?.value;
      return value?.kind === Kind.VARIABLE ? value.name.value : null;
    };
    const [after, first] = [variable('after'), variable('first')];
    if (after === null || another) return null;
    const range = this.#schema.getDirective('range');
    const declared = field.args.find(({ name }) => name === 'first')?.astNode;
    const maximum = range && declared && getDirectiveValues(range, declared)?.['max'];
    return {
      after,
      first: first === null ? null : { variable: first, maximum: Number(maximum ?? 100) },
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

const selectionsOf = ({ nodes }: SelectedField): readonly SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? []);

const isConnection = (type: unknown): type is GraphQLCompositeType =>
  isObjectType(type) && type.getFields()['pageInfo'] !== undefined && type.name.endsWith('Connection');

const pageInfo = (parse('{ pageInfo { hasNextPage endCursor } }').definitions[0] as OperationDefinitionNode)
  .selectionSet.selections;
const forPaging: ReadonlySet<string> = new Set(['pageInfo', 'totalCount']);

/** The same operation, whose connection says how it goes on and counts nothing: no column would show it. */
function withPageInfo(document: DocumentNode, { nodes }: SelectedField): DocumentNode {
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
