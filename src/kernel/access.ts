/** What the caller of an operation may read, asked by schema coordinate, such as `Product.unitCost`. */
export interface Access {
  may(coordinate: string): boolean;
  /** Throws FORBIDDEN where the caller may not read it. */
  require(coordinate: string): void;
  /** Whether it tells who somebody is: who reads it, or asks by it, is written down. */
  isPersonal(coordinate: string): boolean;
}
