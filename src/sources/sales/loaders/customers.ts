import { pageParameters } from '../../../database/keyset.ts';
import { manyPerKey, onePerKey } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { CustomerNumber } from '../../../domain/ids.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import * as pages from '../queries/customer-pages.ts';
import * as queries from '../queries/customers.ts';
import { summariesByCustomer } from '../queries/summaries.ts';
import type { CustomerSegment } from '../tables.ts';

export const customerLoaders = {
  customer: (read: Reader) =>
    onePerKey(
      (numbers: readonly CustomerNumber[]) => read(queries.customersByNumber, { numbers }),
      (row) => row.number,
    ),
  /** The customers with an address, which is asked for trimmed and in lower case. */
  customersByEmail: (read: Reader) =>
    manyPerKey(
      (emails: readonly string[]) => read(queries.customersByEmail, { emails }),
      (row) => row.plain_email,
    ),
  summary: (read: Reader) =>
    onePerKey(
      async (numbers: readonly CustomerNumber[]) => read.optional(summariesByCustomer, { numbers }),
      (row) => row.customer_number,
    ),
};

/** Which customers a list holds; null for `segments` asks for all. */
export interface CustomerList {
  readonly segments: readonly CustomerSegment[] | null;
  readonly order: keyof typeof pages.customerOrders;
}

function customersOf(read: Reader, { segments, order }: CustomerList, page: PageRequest) {
  const parameters = pageParameters(page);
  if (order === 'NUMBER_ASC' || order === 'NUMBER_DESC') {
    return segments
      ? read.optional(pages.customersInSegmentsPage(pages.summaryOrders[order], page), {
          ...parameters,
          segments,
        })
      : read(pages.customersByNumberPage(pages.customerOrders[order], page), parameters);
  }
  return segments
    ? read.optional(pages.customersInSegmentsByValuePage(pages.customerOrders[order], page), {
        ...parameters,
        segments,
      })
    : read.optional(pages.customersByValuePage(pages.customerOrders[order], page), {
        ...parameters,
        backwards: page.backwards,
      });
}

type CustomerLoader = ReturnType<(typeof customerLoaders)['customer']>;

export const customerPages = (read: Reader, loaders: { readonly customer: CustomerLoader }) => ({
  /** Null where the list needs summaries and the company keeps none. */
  async customerPage(list: CustomerList, page: PageRequest) {
    const found = await customersOf(read, list, page);
    for (const row of found ?? []) loaders.customer.keep(row.number, row);
    return found && toPage(found, page);
  },

  /** Null as for a page. */
  async customerCount(segments: readonly CustomerSegment[] | null): Promise<number | null> {
    const rows = segments
      ? await read.optional(pages.customerCountInSegments, { segments })
      : await read(pages.customerCount, {});
    return rows?.[0]?.customers ?? null;
  },
});
