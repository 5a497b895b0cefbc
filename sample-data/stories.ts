/**
 * The stories of the world: things that go on in it and that a good question finds. They are there at every size.
 * What makes each one true stands where its part of the world is made; this is the list of their keys.
 */
export const stories = {
  /** Sells well and will be gone before the next delivery can come. */
  runsOutBeforeDelivery: { sku: 'BAC-0001' },
  /** Sells best of all, and a discount of 30 % leaves nothing of its margin. */
  thinMargin: { sku: 'JKT-0001' },
  /** Its complaints, about the zip, rise steeply. */
  risingComplaints: { sku: 'TEN-0002', issue: 'zip broken' },
  /** More was sold than there is. */
  oversold: { sku: 'FTW-0001' },
  /** Its preferred supplier stands still. */
  supplierDisrupted: { sku: 'SLB-0001', supplier: 'SUP-003', disruption: 'D-2026-031' },
  /** Every lane it comes in by is blocked. */
  allLanesDisrupted: { sku: 'COK-0001', disruption: 'D-2026-029' },
  /** One of its two lanes is blocked, the other is open. */
  oneLaneDisrupted: { sku: 'LGT-0001', lane: 'KHH-RTM', disruption: 'D-2026-030' },
  /** Parcels from one warehouse to two countries are held up. */
  outboundDisrupted: { warehouse: 'DE-LEJ', countries: ['AT', 'CH'], disruption: 'D-2026-034' },
  /** Its cost is in two currencies. */
  unlikeCurrencies: { sku: 'MAT-0001' },
  /** Never sold, and has no price. */
  neverSoldNoPrice: { sku: 'NAV-0001' },
  /** Was quick until two months ago. */
  slowCarrier: { carrier: 'BLUEBIRD', sinceDays: 60 },
  /** A champion among the customers, and angry. */
  loyalAndAngry: { customer: 'C000001', ticket: 'T9000001' },
  /** Only an e-mail address, oddly typed here and there, ties the ticket to its customer. */
  ticketByEmail: { customer: 'C000002', ticket: 'T9000002' },
  /** Buys often and does not let us profile. */
  noProfiling: { customer: 'C000003' },
  /** Two customers share the address on the ticket. */
  sharedEmail: { customers: ['C000004', 'C000005'], ticket: 'T9000003' },
  /** The address on the ticket is nobody's. */
  unknownEmail: { ticket: 'T9000004' },
} as const;
