import { type Registry, kebab } from '../../operations/trusted-documents/registry.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An operation to try, with variables that find something in the sample world. */
export interface Example {
  readonly text: string;
  readonly variables: string | undefined;
}

/** One of our own, then the registry's operations, each below what its author wrote of it. */
export function examplesOf({ operations }: Registry): readonly Example[] {
  const variablesOf = exampleVariables();
  const listed = operations.map(({ name, body, description }) => {
    const example = variablesOf(name);
    return {
      text: `${description === undefined ? '' : `${description.replace(/^/gm, '# ')}\n`}${body}\n`,
      variables: example && JSON.stringify(example, null, 2),
    };
  });
  return [{ text: exampleOperation, variables: undefined }, ...listed];
}

const file = join(import.meta.dirname, '../../../schema/operations/examples.json');

/** Variables with which a listed operation finds something in the sample world; undefined where it needs none. */
export function exampleVariables(): (operation: string) => Readonly<Record<string, unknown>> | undefined {
  const byName = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>;
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
