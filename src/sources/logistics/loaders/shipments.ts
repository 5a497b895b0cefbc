import { manyPerKey, onePerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { CustomerNumber, OrderNumber, ShipmentNumber } from '../../../domain/ids.ts';
import * as queries from '../queries/shipments.ts';

export const shipmentLoaders = (read: Reader) => ({
  shipment: () =>
    onePerKey(
      (numbers: readonly ShipmentNumber[]) => read(queries.shipmentsByNumber, { numbers }),
      (row) => row.number,
    ),

  /** First shipped first; what has not left yet comes last. */
  shipmentsOfOrder: () =>
    manyPerKey(
      (orders: readonly OrderNumber[]) => read(queries.shipmentsOfOrders, { orders }),
      (row) => row.order_number,
    ),

  eventsOfShipment: () =>
    manyPerKey(
      (shipments: readonly ShipmentNumber[]) => read.optional(queries.eventsOfShipments, { shipments }),
      (row) => row.shipment_number,
    ),

  deliveryToCustomer: () =>
    perArguments(({ today }: { readonly today: CalendarDate }) =>
      onePerKey(
        (customers: readonly CustomerNumber[]) => read(queries.deliveryToCustomers, { customers, today }),
        (row) => row.customer_number,
      ),
    ),
});

type ShipmentLoader = ReturnType<ReturnType<typeof shipmentLoaders>['shipment']>;
export type ShipmentRow = NonNullable<Awaited<ReturnType<ShipmentLoader['load']>>>;
