/** Where goods come from and where they lie. The first two suppliers are the company's own workshops. */
export interface Warehouse {
  readonly code: string;
  readonly name: string;
  readonly country: string;
  readonly city: string;
  /** What sending from here is paid in. */
  readonly currency: 'USD' | 'EUR';
  /** The countries that it serves. */
  readonly serves: readonly string[];
}

const america = ['US', 'CA'];

export const warehouses: readonly Warehouse[] = [
  { code: 'US-RNO', name: 'Reno West Hub', country: 'US', city: 'Reno', currency: 'USD', serves: america },
  {
    code: 'US-CMH',
    name: 'Columbus East Hub',
    country: 'US',
    city: 'Columbus',
    currency: 'USD',
    serves: america,
  },
  {
    code: 'DE-LEJ',
    name: 'Leipzig Central Hub',
    country: 'DE',
    city: 'Leipzig',
    currency: 'EUR',
    serves: ['DE', 'AT', 'CH', 'FR', 'NL', 'GB'],
  },
  { code: 'GB-DVY', name: 'Daventry Hub', country: 'GB', city: 'Daventry', currency: 'EUR', serves: ['GB'] },
];

export interface Origin {
  readonly country: string;
  readonly port: string;
  readonly place: string;
  /** Days from order to receipt that a supplier there quotes. */
  readonly leadTime: readonly [low: number, high: number];
  readonly currency: 'USD' | 'EUR';
}

export const origins: readonly Origin[] = [
  { country: 'VN', port: 'SGN', place: 'Ho Chi Minh City', leadTime: [38, 62], currency: 'USD' },
  { country: 'CN', port: 'SHA', place: 'Shanghai', leadTime: [35, 60], currency: 'USD' },
  { country: 'PT', port: 'LIS', place: 'Lisbon', leadTime: [12, 22], currency: 'EUR' },
  { country: 'US', port: 'SEA', place: 'Seattle', leadTime: [9, 18], currency: 'USD' },
  { country: 'TW', port: 'KHH', place: 'Kaohsiung', leadTime: [32, 52], currency: 'USD' },
  { country: 'DE', port: 'HAM', place: 'Hamburg', leadTime: [8, 16], currency: 'EUR' },
  { country: 'BD', port: 'CGP', place: 'Chattogram', leadTime: [42, 66], currency: 'USD' },
  { country: 'IT', port: 'GOA', place: 'Genoa', leadTime: [12, 21], currency: 'EUR' },
];

export const ownWorkshops = 2;

const lastNames = [
  'Textiles',
  'Outdoor Works',
  'Manufacturing',
  'Technical Fabrics',
  'Industries',
  'Sport Goods',
];
const firstNames: Record<string, readonly string[]> = {
  VN: ['Mekong Star', 'Lotus Delta', 'Hai Van', 'Saigon Ridge', 'Red River'],
  CN: ['Jiangnan', 'Pearl Gate', 'Taihu', 'Golden Crane', 'Wuyi'],
  PT: ['Serra Norte', 'Minho', 'Douro', 'Estrela', 'Atlântica'],
  US: ['Cascadia', 'Bitterroot', 'Wasatch', 'Allegheny', 'Big Sky'],
  TW: ['Formosa Peak', 'Jade Mountain', 'Taichung', 'Alishan', 'Kenting'],
  DE: ['Harzer', 'Allgäuer', 'Elbtal', 'Schwarzwald', 'Rhön'],
  BD: ['Padma', 'Karnaphuli', 'Sundarban', 'Meghna', 'Jamuna'],
  IT: ['Dolomiti', 'Valsugana', 'Montebelluna', 'Orobie', 'Belluno'],
};

export interface Supplier {
  readonly code: string;
  readonly name: string;
  readonly origin: Origin;
}

export function supplierCount(products: number): number {
  return Math.min(60, 24 + Math.floor(products / 2500));
}

const workshops: readonly Supplier[] = [
  { code: 'SUP-001', name: 'Own Workshop Bozeman', origin: origins[3] as Origin },
  { code: 'SUP-002', name: 'Own Workshop Chemnitz', origin: origins[5] as Origin },
];

export function supplier(index: number): Supplier {
  const workshop = workshops[index];
  if (workshop) return workshop;
  const nth = index - ownWorkshops;
  const origin = origins[nth % origins.length] as Origin;
  const round = Math.floor(nth / origins.length);
  const names = firstNames[origin.country] as readonly string[];
  return {
    code: `SUP-${String(index + 1).padStart(3, '0')}`,
    name: `${names[round % names.length]} ${lastNames[nth % lastNames.length]}`,
    origin,
  };
}

/** The ports that goods come in by; a lane is an origin's port and one of these. */
export const arrivals = [
  { port: 'LAX', place: 'Los Angeles' },
  { port: 'RTM', place: 'Rotterdam' },
  { port: 'FXT', place: 'Felixstowe' },
] as const;

export function laneCode(origin: Origin, arrival: number): string {
  return `${origin.port}-${(arrivals[arrival] as { port: string }).port}`;
}
