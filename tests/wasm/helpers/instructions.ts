/** One instruction; `prefix` is 0 for those of a single byte. */
export interface Instruction {
  prefix: number;
  opcode: number;
}

/**
 * All instructions of a WASM file, in order. It reads every operand, since any byte may occur in
 * one, and insists that each function ends where its length says: a wrong step cannot go unnoticed.
 */
export function instructions(wasm: Uint8Array): Instruction[] {
  const reader = new Reader(wasm);
  reader.skip(8); // magic number and version
  const found: Instruction[] = [];
  while (!reader.atEnd) {
    const section = reader.byte();
    const end = reader.number() + reader.at;
    if (section === codeSection) {
      for (let count = reader.number(); count > 0; --count) readFunction(reader, found);
      if (reader.at !== end) throw new Error('the code section was misread');
    }
    reader.skip(end - reader.at);
  }
  return found;
}

const codeSection = 10;

function readFunction(reader: Reader, found: Instruction[]) {
  const end = reader.number() + reader.at;
  for (let groups = reader.number(); groups > 0; --groups) {
    reader.number();
    reader.number();
  }
  let last = -1;
  while (reader.at < end) {
    const first = reader.byte();
    const prefix = first === 0xfc || first === 0xfd ? first : 0;
    const opcode = prefix ? reader.number() : first;
    operands(reader, prefix, opcode);
    found.push({ prefix, opcode });
    last = first;
  }
  if (reader.at !== end || last !== 0x0b) throw new Error(`misread before byte ${end}`);
}

// Skips what belongs to an instruction. Numbers of any sign and width have the same shape: bytes
// with the high bit, and one without.
function operands(reader: Reader, prefix: number, opcode: number) {
  if (prefix === 0xfd) return vectorOperands(reader, opcode);
  if (prefix === 0xfc) return reader.numbers(manyOperands(opcode));

  if (opcode >= 0x28 && opcode <= 0x3e) return memoryOperand(reader);
  if (opcode === 0x43) return reader.skip(4); // f32.const
  if (opcode === 0x44) return reader.skip(8); // f64.const
  if (opcode === 0x0e) return reader.numbers(reader.number() + 1); // br_table
  if (opcode === 0x1c) return reader.numbers(reader.number()); // select with types
  if (opcode === 0x11 || opcode === 0x13) return reader.numbers(2); // call_indirect
  const oneOperand =
    (opcode >= 0x02 && opcode <= 0x04) || // block, loop, if
    [0x0c, 0x0d, 0x10, 0x12].includes(opcode) || // br, br_if, call, return_call
    (opcode >= 0x20 && opcode <= 0x26) || // locals, globals, tables
    [0x3f, 0x40, 0x41, 0x42].includes(opcode) || // memory.size, memory.grow, i32.const, i64.const
    [0xd0, 0xd2].includes(opcode); // ref.null, ref.func
  if (oneOperand) return reader.number();
  const noOperand =
    [0x00, 0x01, 0x05, 0x0b, 0x0f, 0x1a, 0x1b, 0xd1].includes(opcode) ||
    (opcode >= 0x45 && opcode <= 0xc4);
  if (!noOperand) throw new Error(`unknown instruction 0x${opcode.toString(16)}`);
}

function vectorOperands(reader: Reader, opcode: number) {
  if (opcode <= 0x0b || opcode === 0x5c || opcode === 0x5d) return memoryOperand(reader);
  if (opcode === 0x0c || opcode === 0x0d) return reader.skip(16); // v128.const, i8x16.shuffle
  if (opcode >= 0x15 && opcode <= 0x22) return reader.skip(1); // lanes
  if (opcode >= 0x54 && opcode <= 0x5b) {
    memoryOperand(reader);
    return reader.skip(1); // loads and stores of a lane
  }
  if (opcode > 0x113) throw new Error(`unknown vector instruction 0x${opcode.toString(16)}`);
}

/** Of the instructions with prefix 0xFC: conversions, memory and table in bulk. */
function manyOperands(opcode: number): number {
  if (opcode <= 0x07) return 0;
  const counts: Record<number, number> = { 8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2 };
  const count = counts[opcode] ?? (opcode <= 17 ? 1 : undefined);
  if (count === undefined) throw new Error(`unknown bulk instruction ${opcode}`);
  return count;
}

// Alignment and offset.
function memoryOperand(reader: Reader) {
  reader.numbers(2);
}

class Reader {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd() {
    return this.at >= this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new Error('the file is cut short');
    return byte;
  }

  skip(count: number) {
    this.at += count;
  }

  /** A LEB128 number; of long ones only what fits 32 bits is right, which operands do not need. */
  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      if (shift < 32) value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  numbers(count: number) {
    for (; count > 0; --count) this.number();
  }
}
