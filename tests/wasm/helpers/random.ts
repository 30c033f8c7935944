const whole64 = (value: bigint) => BigInt.asUintN(64, value);

/** The generator of core/random.hpp: SplitMix64, and a nearly normal number from it. */
export class Random {
  #state: bigint;

  constructor(seed: bigint | number) {
    this.#state = BigInt(seed);
  }

  next(): bigint {
    this.#state = whole64(this.#state + 0x9e3779b97f4a7c15n);
    let z = this.#state;
    z = whole64((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = whole64((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  }

  normal(): number {
    let sum = 0;
    for (let word = 0; word < 3; ++word) {
      const bits = this.next();
      for (let part = 0n; part < 4n; ++part) sum += Number((bits >> (16n * part)) & 0xffffn);
    }
    return (sum - 6 * 65536 + 6) / 65536;
  }

  normals(count: number): Float32Array {
    return Float32Array.from({ length: count }, () => this.normal());
  }
}
