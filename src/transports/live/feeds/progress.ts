/** How places of a history lie to each other. */
export interface Order<Place> {
  readonly beginning: Place;
  later(one: Place, other: Place): Place;
  /** What lies so many milliseconds before a place. */
  before(place: Place, milliseconds: number): Place;
}

/**
 * How far a history that is read page by page has been read. Every round begins somewhat before the end of the last
 * one, where rounds ended that long ago: what was written by then may have been committed later, or may not have reached
 * a replica yet. Time is that of rounds, so that while the source is down nothing falls out of it.
 */
export class Progress<Place> {
  readonly #order: Order<Place>;
  readonly #overlap: number;
  #start: Place;
  #furthest: Place;
  /** Where later rounds ended, and when, oldest first. */
  readonly #ends: { readonly at: number; readonly place: Place }[] = [];
  /** Where the round under way goes on. */
  #page: Place | null = null;

  /** `overlap` is in milliseconds. */
  constructor(order: Order<Place>, overlap: number) {
    this.#order = order;
    this.#overlap = overlap;
    this.#start = order.beginning;
    this.#furthest = order.beginning;
  }

  get next(): Place {
    return this.#page ?? this.#start;
  }

  /** A page was read up to `last`, and more is behind it. */
  continueFrom(last: Place): void {
    this.#page = last;
  }

  /** The round ended, at this moment; what lies beyond `bound` has not happened yet, and is read every time. */
  end(at: number, last: Place | null, bound: Place): void {
    const { beginning, later, before } = this.#order;
    const isFirst = this.#start === beginning;
    const read = last ?? this.#page ?? this.#furthest;
    this.#page = null;
    this.#furthest = later(this.#furthest, later(read, bound) === read ? bound : read);
    // Nobody saw what was written when before the first round, but what it says itself.
    if (isFirst) this.#start = before(this.#furthest, this.#overlap);
    this.#ends.push({ at, place: this.#furthest });
    for (let [end] = this.#ends; end && end.at <= at - this.#overlap; [end] = this.#ends) {
      this.#start = end.place;
      this.#ends.shift();
    }
  }
}
