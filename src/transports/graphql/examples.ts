import { type Registry, kebab } from '../../operations/trusted-documents/registry.ts';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** An operation to try, with variables that find something in the sample world. */
export interface Example {
  readonly operation: string;
  /** Which tool asks it: its folder, where it is one of ours. */
  readonly tool: string | undefined;
  readonly text: string;
  readonly variables: string | undefined;
}

/** One of our own, then the registry's operations, a tool's together, each below what its author wrote of it. */
export function examplesOf({ operations }: Registry): readonly Example[] {
  const variablesOf = exampleVariables();
  const tools = toolsByOperation();
  const listed = operations.map(({ name, body, description }) => {
    const example = variablesOf(name);
    return {
      operation: name,
      tool: tools.get(kebab(name)),
      text: `${description === undefined ? '' : `${description.replace(/^/gm, '# ')}\n`}${body}\n`,
      variables: example && JSON.stringify(example, null, 2),
    };
  });
  const groups = Map.groupBy(listed, ({ tool }) => tool);
  const grouped = [...groups.keys()]
    .toSorted((one = '~', another = '~') => (one < another ? -1 : 1))
    .flatMap((tool) => groups.get(tool) ?? []);
  const first = { operation: 'BeforeWeAdvertise', tool: undefined, text: exampleOperation };
  return [{ ...first, variables: undefined }, ...grouped];
}

const folder = join(import.meta.dirname, '../../../schema/operations');

const toolsByOperation = (): ReadonlyMap<string, string> =>
  new Map(
    globSync('*/*.graphql', { cwd: folder }).map((path) => [
      basename(path, '.graphql'),
      basename(dirname(path)),
    ]),
  );

/** Variables with which a listed operation finds something in the sample world; undefined where it needs none. */
export function exampleVariables(): (operation: string) => Readonly<Record<string, unknown>> | undefined {
  const byName = JSON.parse(readFileSync(join(folder, 'examples.json'), 'utf8')) as Record<
    string,
    Record<string, unknown>
  >;
  return (operation) => byName[kebab(operation)];
}

/** What a person sees first in the explorers: five databases in one question. */
export const exampleOperation = `# What should marketing know before it advertises tents?
# Stock, cost and complaints of the same products, from five databases in one question.
query BeforeWeAdvertise {
  products(filter: { category: { eq: "Tents" } }, first: 5) {
    totalCount
    nodes {
      sku
      name
      lifecycle {
        stage
        reason
      }
      inventory {
        available
        daysOfCover
      }
      leadTimeDays
      stockoutBeforeReplenishment
      price {
        current {
          amount
          currency
        }
      }
      margin {
        percent
      }
      priceIndex
      disrupted
      support {
        openTickets
        csatPercent
      }
    }
  }
}
`;
