/** Whole numbers without end, four bytes each. */
export class Numbers {
  #held = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    this.set(this.length, value);
    this.length++;
  }

  at(place: number): number {
    return this.#held[place] ?? 0;
  }

  /** Also beyond the length, which stays as it is. */
  set(place: number, value: number): void {
    while (place >= this.#held.length) {
      const more = new Int32Array(2 * this.#held.length);
      more.set(this.#held);
      this.#held = more;
    }
    this.#held[place] = value;
  }
}
