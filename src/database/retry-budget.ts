/** At most one retry for ten statements, but for a handful at once: a server that struggles is not asked twice as much. */
export class RetryBudget {
  static readonly #most = 10;
  #balance = RetryBudget.#most;

  noteStatement(): void {
    this.#balance = Math.min(RetryBudget.#most, this.#balance + 0.1);
  }

  /** Whether a retry may be made, which it then counts. */
  take(): boolean {
    if (this.#balance < 1) return false;
    this.#balance -= 1;
    return true;
  }
}
