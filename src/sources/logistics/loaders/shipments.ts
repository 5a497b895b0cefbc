import { manyPerKey, onePerKey, perArguments } from '../../../database/loaders.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { CustomerNumber, OrderNumber, ShipmentNumber } from '../../../domain/ids.ts';
import type { LogisticsReaders } from '../seen.ts';
import * as queries from '../queries/shipments.ts';

export const shipmentLoaders = {
  shipment: ({ among }: LogisticsReaders) =>
    onePerKey(
      (numbers: readonly ShipmentNumber[]) =>
        among({ shipments: numbers })(queries.shipmentsByNumber, { numbers }),
      (row) => row.number,
    ),

  /** First shipped first; what has not left yet comes last. */
  shipmentsOfOrder: ({ ofOrders }: LogisticsReaders) =>
    manyPerKey(
      (orders: readonly OrderNumber[]) => ofOrders(orders)(queries.shipmentsOfOrders, { orders }),
      (row) => row.order_number,
    ),

  eventsOfShipment: ({ read }: LogisticsReaders) =>
    manyPerKey(
      (shipments: readonly ShipmentNumber[]) => read.optional(queries.eventsOfShipments, { shipments }),
      (row) => row.shipment_number,
    ),

  deliveryToCustomer: ({ among }: LogisticsReaders) =>
    perArguments(({ today }: { readonly today: CalendarDate }) =>
      onePerKey(
        (customers: readonly CustomerNumber[]) =>
          among({ customers })(queries.deliveryToCustomers, { customers, today }),
        (row) => row.customer_number,
      ),
    ),
};

type ShipmentLoader = ReturnType<(typeof shipmentLoaders)['shipment']>;
export type ShipmentRow = NonNullable<Awaited<ReturnType<ShipmentLoader['load']>>>;
