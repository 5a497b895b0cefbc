/** An address as addresses are compared: without spaces around it, in lower case. Null where nothing is left. */
export const plainEmail = (address: string | null | undefined): string | null =>
  address?.replace(/^ +| +$/g, '').toLowerCase() || null;
