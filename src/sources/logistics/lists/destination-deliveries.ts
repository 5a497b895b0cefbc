import { percentile } from '../../../domain/percentile.ts';

const secondsPerDay = 86_400;

/** A carrier's way of sending. */
export interface Service {
  readonly carrier: string;
  readonly method: string;
}

/** Deliveries of one service from one warehouse, to the region asked for or to the rest of its country. */
export interface DeliveryGroup extends Service {
  readonly warehouse_code: string | null;
  readonly in_region: boolean;
  readonly shipments: number;
  readonly due: number;
  readonly on_time: number;
  readonly first_ordered_at: Date | null;
  /** Seconds from order to door of each delivery, four bytes each, in no order. */
  readonly seconds: Buffer;
}

/** Groups of deliveries put together; days are sorted when they are first asked for. */
export class Deliveries {
  readonly #groups: readonly DeliveryGroup[];
  #sortedSeconds: Int32Array | undefined;

  constructor(groups: readonly DeliveryGroup[]) {
    this.#groups = groups;
  }

  get shipments() {
    return this.#sum((group) => group.shipments);
  }

  get due() {
    return this.#sum((group) => group.due);
  }

  get on_time() {
    return this.#sum((group) => group.on_time);
  }

  get p10_days() {
    return this.#days(0.1);
  }

  get typical_days() {
    return this.#days(0.5);
  }

  get late_days() {
    return this.#days(0.9);
  }

  #sum(of: (group: DeliveryGroup) => number) {
    return this.#groups.reduce((sum, group) => sum + of(group), 0);
  }

  #days(share: number) {
    this.#sortedSeconds ??= sortedSeconds(Buffer.concat(this.#groups.map(({ seconds }) => seconds)));
    return percentile(this.#sortedSeconds, share) / secondsPerDay;
  }
}

const sortedSeconds = (bytes: Buffer): Int32Array =>
  Int32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readInt32BE(i * 4)).toSorted();

/** What a service delivered: from some warehouses to a destination, and from all of them to its country. */
export interface ServiceDeliveries extends Service {
  readonly exact: Deliveries;
  readonly country: Deliveries;
}

interface ServiceGroups extends Service {
  readonly groups: readonly DeliveryGroup[];
  readonly country: Deliveries;
}

/** Deliveries to a destination, put together for any set of warehouses. */
export class DestinationDeliveries {
  readonly #services: readonly ServiceGroups[];
  readonly #bySet = new Map<string, readonly ServiceDeliveries[]>();
  /** When the first of their orders was placed; null without any. */
  readonly firstOrderedAt: Date | null;

  constructor(groups: readonly DeliveryGroup[]) {
    const byService = Map.groupBy(groups, ({ carrier, method }) => JSON.stringify([carrier, method]));
    // Who promised and delivered nothing says nothing of how long it takes.
    const delivering = [...byService].filter(([, ofService]) =>
      ofService.some(({ shipments }) => shipments > 0),
    );
    this.#services = delivering.map(([key, ofService]) => {
      const [carrier, method] = JSON.parse(key) as [string, string];
      return { carrier, method, groups: ofService, country: new Deliveries(ofService) };
    });
    this.firstOrderedAt = groups.reduce<Date | null>(
      (first, { first_ordered_at: at }) => (!at || (first && first <= at) ? first : at),
      null,
    );
  }

  /** Products that lie in the same warehouses, listed in one order, share what is told of them. */
  from(warehouses: readonly string[]): readonly ServiceDeliveries[] {
    const key = JSON.stringify(warehouses);
    let deliveries = this.#bySet.get(key);
    if (!deliveries) this.#bySet.set(key, (deliveries = this.#from(new Set(warehouses))));
    return deliveries;
  }

  #from(warehouses: ReadonlySet<string>): readonly ServiceDeliveries[] {
    return this.#services.map(({ carrier, method, groups, country }) => ({
      carrier,
      method,
      country,
      exact: new Deliveries(
        groups.filter(
          ({ warehouse_code, in_region }) =>
            in_region && warehouse_code !== null && warehouses.has(warehouse_code),
        ),
      ),
    }));
  }
}
