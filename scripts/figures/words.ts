/** Values that have no order among themselves, and what a condition on them is on. */
export const words: Readonly<Record<string, string>> = {
  CustomerNumber: 'the number of a customer',
  OrderNumber: 'the number of an order',
  TicketNumber: 'the number of a ticket',
  ShipmentNumber: 'the number of a shipment',
  ReturnNumber: 'the number of a return',
  FeedbackNumber: 'the number of a review',
  PurchaseOrderNumber: 'the number of a purchase order',
  Sku: "a product's key",
  OrderStatus: 'how far an order has come',
  ShipmentStatus: 'where a shipment stands',
  PurchaseOrderStatus: 'how far a purchase order has come',
  Sentiment: 'the tone of a review',
  TicketStatus: 'how far a ticket has come',
  TicketPriority: 'how urgent a ticket is',
};

/** Conditions on one of several words, in SDL. */
export const wordFiltersSdl = `# Written by \`npm run codegen\` from scripts/figures/words.ts: change that.

${Object.entries(words)
  .map(
    ([type, on]) => `"""
Conditions on ${on}. All that are given must hold; one left out or null asks nothing. What is unknown (null) meets none of
them but \`isNull: true\`.
"""
input ${type}Filter {
  "Exactly this one."
  eq: ${type}
  "One of these; an empty list matches nothing."
  in: [${type}!] @length(max: 500)
  "True: only where it is unknown; false: only where it is known."
  isNull: Boolean
}`,
  )
  .join('\n\n')}
`;
