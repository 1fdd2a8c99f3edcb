/** Writes a variant of a GGUF model with other weights: pruned, quantised more coarsely, or random. Only blocks of Q4_0 and Q4_1 are changed, in place. */
import { copyFileSync, closeSync, openSync, readSync, writeSync } from "node:fs";
import { parseArgs } from "node:util";
import { createRandom, type Random } from "../src/stats/create-random.js";

const { values } = parseArgs({ options: { from: { type: "string" }, to: { type: "string" }, kind: { type: "string", default: "prune" }, share: { type: "string", default: "1" }, seed: { type: "string", default: "1" } } });
if (values.from === undefined || values.to === undefined) throw new Error("give --from MODEL.gguf --to VARIANT.gguf [--kind prune|coarse|random] [--share OF-BLOCKS]");
const share = Number(values.share);

/** Types of the GGUF format, ggml/docs/gguf.md: bytes of a block of 32 weights, and where its 16 bytes of nibbles begin. */
const quantised: Readonly<Record<number, { readonly bytes: number; readonly nibbles: number; readonly hasMinimum: boolean }>> = { 2: { bytes: 18, nibbles: 2, hasMinimum: false }, 3: { bytes: 20, nibbles: 4, hasMinimum: true } };
const blockWeights = 32;
const nibbleBytes = 16;
const scalarBytes: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };
const stringType = 8;
const arrayType = 9;

class Reader {
  private at = 0;
  private readonly small = Buffer.alloc(8);
  constructor(private readonly file: number) {}
  get position(): number { return this.at; }
  skip(bytes: number): void { this.at += bytes; }
  u32(): number { this.read(4); return this.small.readUInt32LE(0); }
  u64(): number { this.read(8); return Number(this.small.readBigUInt64LE(0)); }
  text(): string { const bytes = Buffer.alloc(this.u64()); readSync(this.file, bytes, 0, bytes.length, this.at); this.at += bytes.length; return bytes.toString("utf8"); }
  private read(bytes: number): void { readSync(this.file, this.small, 0, bytes, this.at); this.at += bytes; }
}

function skipValue(reader: Reader, type: number): number | null {
  if (type === stringType) { reader.text(); return null; }
  if (type === arrayType) {
    const inner = reader.u32();
    const length = reader.u64();
    if (inner === stringType) for (let item = 0; item < length; item += 1) reader.text();
    else reader.skip(length * (scalarBytes[inner] ?? 0));
    return null;
  }
  if (type === 4) return reader.u32();
  reader.skip(scalarBytes[type] ?? 0);
  return null;
}

function listTensors(file: number): { readonly name: string; readonly type: number; readonly start: number; readonly weights: number }[] {
  const reader = new Reader(file);
  reader.skip(8);
  const tensors = reader.u64();
  const settings = reader.u64();
  let alignment = 32;
  for (let setting = 0; setting < settings; setting += 1) {
    const key = reader.text();
    const value = skipValue(reader, reader.u32());
    if (key === "general.alignment" && value !== null) alignment = value;
  }
  const found = Array.from({ length: tensors }, () => {
    const name = reader.text();
    const weights = Array.from({ length: reader.u32() }, () => reader.u64()).reduce((product, size) => product * size, 1);
    return { name, weights, type: reader.u32(), start: reader.u64() };
  });
  const data = Math.ceil(reader.position / alignment) * alignment;
  return found.map((tensor) => ({ ...tensor, start: data + tensor.start }));
}

/** A half-precision number (IEEE 754 binary16). */
function half(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 === 0 ? 1 : -1, (bits >> 10) & 31, bits & 1023];
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function change(nibble: number, zero: number, random: Random): number {
  switch (values.kind) {
    // The level nearest to weight 0 takes its neighbours in: the smallest weights are gone.
    case "prune": return Math.abs(nibble - zero) <= 1 ? Math.max(0, Math.min(15, Math.round(zero))) : nibble;
    // Every second level is left: three bits in the room of four.
    case "coarse": return Math.min(15, 2 * Math.round(nibble / 2));
    case "random": return Math.floor(random() * 16);
    default: throw new Error(`--kind: "${values.kind}" is not one of prune, coarse, random`);
  }
}

copyFileSync(values.from, values.to);
const file = openSync(values.to, "r+");
const random = createRandom(`variant/${values.seed}`);
let changed = 0;
let weights = 0;
for (const { type, start, weights: count, name } of listTensors(file)) {
  const layout = quantised[type];
  // The embedding is left as it is, so that the random model still knows its letters and no variant is nonsense by its input alone.
  if (layout === undefined || name.startsWith("token_embd")) continue;
  const bytes = Buffer.alloc((count / blockWeights) * layout.bytes);
  readSync(file, bytes, 0, bytes.length, start);
  for (let block = 0; block < bytes.length; block += layout.bytes) {
    if (random() >= share) continue;
    const scale = half(bytes.readUInt16LE(block));
    const zero = layout.hasMinimum ? (scale === 0 ? 0 : -half(bytes.readUInt16LE(block + 2)) / scale) : 8;
    for (let at = block + layout.nibbles; at < block + layout.nibbles + nibbleBytes; at += 1) {
      const byte = bytes[at] ?? 0;
      const next = change(byte & 15, zero, random) | (change(byte >> 4, zero, random) << 4);
      if ((next & 15) !== (byte & 15)) changed += 1;
      if (next >> 4 !== byte >> 4) changed += 1;
      bytes[at] = next;
    }
    weights += blockWeights;
  }
  writeSync(file, bytes, 0, bytes.length, start);
}
closeSync(file);
process.stdout.write(`${JSON.stringify({ kind: values.kind, share, weights, changed, changedShare: Number((changed / weights).toFixed(4)) })}\n`);
