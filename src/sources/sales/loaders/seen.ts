import type { Reader } from '../../../database/reader.ts';
import * as queries from '../queries/seen.ts';

/** Which of the keys that other sources name the caller may see, for those to read no more. */
export const seenKeys = (read: Reader) => ({
  /** Orders as one text (see KeySet). */
  async ordersSeen(orders: string): Promise<string> {
    const [row] = await read(queries.ordersSeen, { orders });
    return row?.orders ?? '';
  },

  async leadsSeen(leads: queries.Leads): Promise<queries.Leads> {
    const [row] = await read(queries.leadsSeen, leads);
    return row ?? { customers: '', orders: '', emails: '' };
  },
});
