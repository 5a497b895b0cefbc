import { parse, validate, type GraphQLSchema } from 'graphql';
import { operationsOf } from '../definitions.ts';
import { isHashOf, ManifestError, parseManifest, type ManifestOperation } from './manifest.ts';

/** Which operations are listed now. */
export interface ListedOperations {
  readonly registry: Registry;
}

/** The listed operations of one manifest, all of them valid in the schema. */
export class Registry {
  /** One a name, as its author wrote it. */
  readonly operations: readonly ManifestOperation[];
  /** The names that operations bear, though some are asked for by id alone. */
  readonly names: ReadonlySet<string>;
  readonly #byId: ReadonlyMap<string, ManifestOperation>;
  readonly #byName: ReadonlyMap<string, ManifestOperation>;

  /** Takes a manifest's text whole or not at all. Throws ManifestError, which names all that is wrong. */
  constructor(text: string, schema: GraphQLSchema) {
    const { operations } = parseManifest(text);
    const problems = operations.flatMap((operation) => problemsOf(operation, schema));
    this.#byId = new Map(operations.map((operation) => [operation.id, operation]));
    if (this.#byId.size < operations.length) problems.push('two operations have the same id');
    if (problems.length > 0) throw new ManifestError(problems);

    this.names = new Set(operations.map(({ name }) => name));
    // Names that are written alike in an address are one name, which means the first that bears it.
    this.operations = [...Map.groupBy(operations, ({ name }) => kebab(name)).values()].flatMap((forms) =>
      forms.slice(0, 1),
    );
    this.#byName = new Map(
      this.operations.flatMap((operation) => [
        [operation.name, operation],
        [kebab(operation.name), operation],
      ]),
    );
  }

  /** By hash, `sha256:<hash>`, name (`ProductBoard`) or the name in lower case with dashes (`product-board`). */
  find(idOrName: string): ManifestOperation | undefined {
    return this.#byId.get(idOrName.replace(/^sha256:/, '')) ?? this.#byName.get(idOrName);
  }
}

/** `Customer360` as it is written in an address or a file's name: `customer-360`. */
export const kebab = (name: string): string =>
  name.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])/g, '-').toLowerCase();

function problemsOf({ id, name, type, body }: ManifestOperation, schema: GraphQLSchema): string[] {
  if (!isHashOf(id, body)) return [`${name}: ${id} is not the hash of its body`];
  try {
    const document = parse(body);
    const operations = operationsOf(document);
    const [operation] = operations;
    if (operations.length !== 1 || operation?.name?.value !== name || operation.operation !== type) {
      return [`${name}: its body is not one ${type} of that name`];
    }
    return validate(schema, document).map(({ message }) => `${name}: ${message}`);
  } catch (error) {
    return [`${name}: ${(error as Error).message}`];
  }
}
