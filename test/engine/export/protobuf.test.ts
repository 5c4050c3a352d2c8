import fc from "fast-check";
import { expect, test } from "vitest";
import { ProtobufWriter, utf8 } from "../../../engine/analysis/export/protobuf";

type Field = { field: number; value: number | string };

/** The slow twin: every byte put behind the others, numbers as big ones. */
function slowBytes(fields: readonly Field[]): number[] {
	const varint = (value: bigint): number[] =>
		value < 128n ? [Number(value)] : [Number(value % 128n) + 128, ...varint(value / 128n)];
	return fields.flatMap(({ field, value }) => {
		if (typeof value === "number") return [...varint(BigInt(field) * 8n), ...varint(BigInt(value))];
		const text = [...new TextEncoder().encode(value)];
		return [...varint(BigInt(field) * 8n + 2n), ...varint(BigInt(text.length)), ...text];
	});
}

const fields: fc.Arbitrary<Field[]> = fc.array(
	fc.record({
		field: fc.integer({ min: 1, max: 3000 }),
		value: fc.oneof(fc.maxSafeNat(), fc.nat(200), fc.string({ unit: "grapheme", maxLength: 200, size: "max" })),
	}),
	{ maxLength: 30 },
);
const written = (list: readonly Field[], writer = new ProtobufWriter()): ProtobufWriter => {
	for (const { field, value } of list) {
		if (typeof value === "number") writer.unsigned(field, value);
		else writer.string(field, value);
	}
	return writer;
};

test("what is written is there, byte by byte, however long it grows", () => {
	fc.assert(
		fc.property(fields, (list) => {
			expect([...written(list).finish()]).toEqual(slowBytes(list));
		}),
	);
});

test("a message in a message is its length and its bytes, and a writer that was cleared begins anew", () => {
	fc.assert(
		fc.property(fields, fields, (outer, inner) => {
			const bytes = slowBytes(inner);
			const length = new ProtobufWriter().unsigned(1, bytes.length).finish().slice(1);
			const writer = written(outer).clear();
			expect([...writer.message(5, written(inner)).finish()]).toEqual([5 * 8 + 2, ...length, ...bytes]);
		}),
	);
});

test("doubles and numbers of eight bytes stand as the machine has them, the lowest byte first", () => {
	fc.assert(
		fc.property(fc.double(), fc.maxSafeNat(), fc.nat(9), (double, whole, before) => {
			const writer = new ProtobufWriter();
			for (let i = 0; i < before; i++) writer.double(1, 0);
			const bytes = writer
				.double(2, double)
				.fixed64(3, whole)
				.finish()
				.slice(9 * before);
			const view = new DataView(bytes.buffer, bytes.byteOffset);
			expect([view.getUint8(0), view.getUint8(9)]).toEqual([2 * 8 + 1, 3 * 8 + 1]);
			expect([view.getFloat64(1, true), view.getBigUint64(10, true)]).toEqual([double, BigInt(whole)]);
			expect(bytes).toHaveLength(18);
		}),
	);
});

test("a text is what the host's own encoder makes of it, with U+FFFD for halves of characters", () => {
	fc.assert(
		fc.property(
			fc.array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd700, max: 0xe100 }), fc.nat(0x90))),
			(codes) => {
				const text = String.fromCharCode(...codes);
				expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)]);
			},
		),
	);
});
