/**
 * A strict reader of the part of `perfetto.protos.Trace` that exports use. Written from the public `.proto` files, not from the encoder: an
 * unknown field, another wire type, a field given twice, a value out of range or a byte too many is an error.
 */
type Kind = "uint" | "bool" | "double" | "fixed64" | "string" | Schema;
type Schema = { [field: number]: { name: string; kind: Kind; repeated?: true } };
export type Message = { [name: string]: number | boolean | string | Message | number[] | Message[] };

const INTERNED_NAME: Schema = { 1: { name: "iid", kind: "uint" }, 2: { name: "name", kind: "string" } };
const SOURCE_LOCATION: Schema = {
	1: { name: "iid", kind: "uint" },
	2: { name: "file_name", kind: "string" },
	3: { name: "function_name", kind: "string" },
	4: { name: "line_number", kind: "uint" },
};
const TRACE: Schema = {
	1: {
		name: "packet",
		repeated: true,
		kind: {
			8: { name: "timestamp", kind: "uint" },
			10: { name: "trusted_packet_sequence_id", kind: "uint" },
			11: {
				name: "track_event",
				kind: {
					4: {
						name: "debug_annotations",
						repeated: true,
						kind: { 1: { name: "name_iid", kind: "uint" }, 6: { name: "string_value", kind: "string" } },
					},
					9: { name: "type", kind: "uint" },
					10: { name: "name_iid", kind: "uint" },
					11: { name: "track_uuid", kind: "uint" },
					30: { name: "counter_value", kind: "uint" },
					34: { name: "source_location_iid", kind: "uint" },
					44: { name: "double_counter_value", kind: "double" },
					47: { name: "flow_ids", kind: "fixed64", repeated: true },
					48: { name: "terminating_flow_ids", kind: "fixed64", repeated: true },
				},
			},
			12: {
				name: "interned_data",
				kind: {
					2: { name: "event_names", kind: INTERNED_NAME, repeated: true },
					3: { name: "debug_annotation_names", kind: INTERNED_NAME, repeated: true },
					4: { name: "source_locations", kind: SOURCE_LOCATION, repeated: true },
				},
			},
			13: { name: "sequence_flags", kind: "uint" },
			60: {
				name: "track_descriptor",
				kind: {
					1: { name: "uuid", kind: "uint" },
					2: { name: "name", kind: "string" },
					3: { name: "process", kind: { 1: { name: "pid", kind: "uint" }, 6: { name: "process_name", kind: "string" } } },
					5: { name: "parent_uuid", kind: "uint" },
					8: { name: "counter", kind: { 3: { name: "unit", kind: "uint" } } },
				},
			},
		},
	},
};

export const decodePerfetto = (bytes: Uint8Array): Message => decode(bytes, TRACE, "Trace");

function decode(bytes: Uint8Array, schema: Schema, path: string): Message {
	const result: Message = {};
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let at = 0;
	const take = (count: number): number => {
		if (at + count > bytes.length) throw new Error(`${path}: ends in the middle of a field.`);
		at += count;
		return at - count;
	};
	const varint = (): number => {
		let value = 0n;
		for (let shift = 0n; ; shift += 7n) {
			const byte = bytes[take(1)] as number;
			value |= BigInt(byte & 0x7f) << shift;
			if ((byte & 0x80) === 0) {
				if (byte === 0 && shift > 0n) throw new Error(`${path}: a varint is longer than it need be.`);
				break;
			}
			if (shift >= 63n) throw new Error(`${path}: a varint is longer than ten bytes.`);
		}
		if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Error(`${path}: ${value} is more than tests expect.`);
		return Number(value);
	};
	while (at < bytes.length) {
		const tag = varint();
		const field = schema[tag >>> 3];
		if (field === undefined) throw new Error(`${path}: unknown field ${tag >>> 3}.`);
		const { name, kind, repeated } = field;
		const wireType = tag & 7;
		const expected = kind === "uint" || kind === "bool" ? 0 : kind === "double" || kind === "fixed64" ? 1 : 2;
		if (wireType !== expected) throw new Error(`${path}.${name}: wire type ${wireType} instead of ${expected}.`);
		let value: number | boolean | string | Message;
		if (kind === "uint") value = varint();
		else if (kind === "bool") value = varint() === 1;
		else if (kind === "double") value = view.getFloat64(take(8), true);
		else if (kind === "fixed64") value = Number(view.getBigUint64(take(8), true));
		else {
			const length = varint();
			const block = bytes.subarray(take(length), at);
			value =
				kind === "string" ? new TextDecoder("utf-8", { fatal: true }).decode(block) : decode(block, kind, `${path}.${name}`);
		}
		if (repeated === true) ((result[name] ??= []) as unknown[]).push(value);
		else if (name in result) throw new Error(`${path}.${name} is given twice.`);
		else result[name] = value;
	}
	return result;
}
