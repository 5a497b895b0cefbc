import { now, secondsADay } from '../calendar.ts';
import type { Warehouse } from '../inventory/places.ts';
import type { Dice } from '../random.ts';
import { stories } from '../stories.ts';

/** All invented. */
export const carriers = [
  { code: 'HARRIER', name: 'Harrier Express', tracking: 'HX' },
  { code: 'MERIDIAN', name: 'Meridian Parcel', tracking: 'MP' },
  { code: 'BLUEBIRD', name: 'Bluebird Freight', tracking: 'BB' },
  { code: 'NORDVEI', name: 'Nordvei Direct', tracking: 'NV' },
  { code: 'COBBLE', name: 'Cobblestone Courier', tracking: 'CC' },
] as const;
export type Carrier = (typeof carriers)[number];

const [harrier, meridian, bluebird, nordvei, cobble] = carriers;
const inAmerica = [bluebird, meridian, harrier];
const inEurope = [nordvei, meridian, cobble];
const express = { america: harrier, europe: cobble };

export type Method = 'STANDARD' | 'EXPRESS' | 'PICKUP_POINT';
export type Zone = 'domestic' | 'near' | 'far';

export function isAmerican(country: string): boolean {
  return country === 'US' || country === 'CA';
}

export function zoneOf(warehouse: Warehouse, country: string): Zone {
  if (warehouse.country === country) return 'domestic';
  return isAmerican(warehouse.country) === isAmerican(country) ? 'near' : 'far';
}

export function methodFor(dice: Dice, country: string): Method {
  const pickup = isAmerican(country) ? 6 : 24;
  return (['STANDARD', 'EXPRESS', 'PICKUP_POINT'] as const)[dice.weighted([72, 16, pickup])] as Method;
}

export function carrierFor(dice: Dice, method: Method, warehouse: Warehouse): Carrier {
  const american = isAmerican(warehouse.country);
  if (method === 'EXPRESS' && dice.chance(70)) return american ? express.america : express.europe;
  return (american ? inAmerica : inEurope)[dice.weighted([50, 30, 20])] as Carrier;
}

/** Hours on the way, and the days within which the order is promised at the door. */
const service: Record<Zone, Record<Method, { hours: readonly [number, number]; promisedDays: number }>> = {
  domestic: {
    STANDARD: { hours: [34, 100], promisedDays: 5 },
    EXPRESS: { hours: [16, 40], promisedDays: 3 },
    PICKUP_POINT: { hours: [34, 112], promisedDays: 6 },
  },
  near: {
    STANDARD: { hours: [56, 150], promisedDays: 8 },
    EXPRESS: { hours: [28, 64], promisedDays: 4 },
    PICKUP_POINT: { hours: [56, 160], promisedDays: 8 },
  },
  far: {
    STANDARD: { hours: [140, 290], promisedDays: 14 },
    EXPRESS: { hours: [60, 120], promisedDays: 7 },
    PICKUP_POINT: { hours: [140, 300], promisedDays: 14 },
  },
};

export function promisedDays(zone: Zone, method: Method): number {
  return service[zone][method].promisedDays;
}

export function typicalHours(zone: Zone, method: Method): number {
  const [low, high] = service[zone][method].hours;
  return Math.floor((low + high) / 2);
}

export function hoursOnTheWay(
  dice: Dice,
  zone: Zone,
  method: Method,
  carrier: Carrier,
  shippedAt: number,
): number {
  const [low, high] = service[zone][method].hours;
  const hours = dice.bell(low, high);
  const slow =
    carrier.code === stories.slowCarrier.carrier &&
    shippedAt > now - stories.slowCarrier.sinceDays * secondsADay;
  return slow ? Math.floor(hours * 1.5) + 10 : hours;
}

/** Cents for one box. */
export function costOf(dice: Dice, zone: Zone, method: Method): number {
  const base = { domestic: 540, near: 890, far: 2350 }[zone];
  return (
    Math.floor((base * { STANDARD: 100, EXPRESS: 185, PICKUP_POINT: 82 }[method]) / 100) + dice.skewed(0, 900)
  );
}
