/** Where stock lies: in the warehouses that serve a country, or in those that are named; exactly one is set. */
export interface Place {
  readonly country?: string | null;
  readonly warehouses?: readonly string[] | null;
}

export const placeArgumentNames = ['country', 'warehouses'] as const;

/** The same for statements, alike for all who mean the same; undefined is everywhere. */
export type PlaceArguments = { readonly country: string } | { readonly warehouses: readonly string[] };

export function placeArguments(place: Place | null | undefined): PlaceArguments | undefined {
  if (place?.country != null) return { country: place.country };
  // Postgres holds no text with this character, so that no warehouse is called so.
  const codes = place?.warehouses?.filter((code) => !code.includes('\0'));
  return codes && { warehouses: [...new Set(codes)].toSorted() };
}
