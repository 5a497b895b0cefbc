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
