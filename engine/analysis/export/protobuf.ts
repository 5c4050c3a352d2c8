/** Initial size of the buffer in bytes. Most messages are small; the outermost one grows. */
const FIRST_BYTES = 64;
const number64 = new DataView(new ArrayBuffer(8));

/** Writes messages in the protobuf wire format: `https://protobuf.dev/programming-guides/encoding`. */
export class ProtobufWriter {
	#bytes = new Uint8Array(FIRST_BYTES);
	#length = 0;

	/** Writes a field of type uint32, uint64, bool or enum. @param value a non-negative integer; beyond 2⁵³ the nearest double */
	unsigned(field: number, value: number): this {
		return this.#tag(field, 0).#varint(value);
	}

	/** Writes a field of type double. */
	double(field: number, value: number): this {
		number64.setFloat64(0, value, true);
		return this.#tag(field, 1).#eight();
	}

	/** Writes a field of type fixed64. @param value an integer from 0 to 2⁵³ */
	fixed64(field: number, value: number): this {
		number64.setBigUint64(0, BigInt(value), true);
		return this.#tag(field, 1).#eight();
	}

	string(field: number, text: string): this {
		return this.#block(field, utf8(text));
	}

	message(field: number, content: ProtobufWriter): this {
		return this.#block(field, content.finish());
	}

	/** The bytes written so far, as a view: later writes may change it. */
	finish(): Uint8Array {
		return this.#bytes.subarray(0, this.#length);
	}

	/** Clears the content and keeps the buffer. */
	clear(): this {
		this.#length = 0;
		return this;
	}

	#block(field: number, content: Uint8Array): this {
		this.#tag(field, 2).#varint(content.length);
		this.#room(content.length);
		this.#bytes.set(content, this.#length);
		this.#length += content.length;
		return this;
	}

	#tag(field: number, wireType: 0 | 1 | 2): this {
		return this.#varint(field * 8 + wireType);
	}

	#varint(value: number): this {
		this.#room(10);
		let rest = value;
		while (rest >= 128) {
			this.#bytes[this.#length++] = (rest % 128) + 128;
			rest = Math.floor(rest / 128);
		}
		this.#bytes[this.#length++] = rest;
		return this;
	}

	#eight(): this {
		this.#room(8);
		for (let i = 0; i < 8; i++) this.#bytes[this.#length++] = number64.getUint8(i);
		return this;
	}

	#room(more: number): void {
		if (this.#length + more <= this.#bytes.length) return;
		const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
		grown.set(this.#bytes);
		this.#bytes = grown;
	}
}

/** Encodes a text as UTF-8; a lone surrogate becomes U+FFFD. Written out, because `TextEncoder` belongs to the host and the engine depends on none. */
export function utf8(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length * 3);
	let length = 0;
	for (let i = 0; i < text.length; i++) {
		let code = text.codePointAt(i) as number;
		if (code > 0xffff) i++;
		if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
		if (code < 0x80) {
			bytes[length++] = code;
			continue;
		}
		const tails = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
		bytes[length++] = (LEADS[tails] as number) | (code >> (6 * tails));
		for (let tail = tails - 1; tail >= 0; tail--) bytes[length++] = 0x80 | ((code >> (6 * tail)) & 0x3f);
	}
	return bytes.subarray(0, length);
}
/** Leading bits of a character's first byte, by the number of bytes that follow. */
const LEADS = [0, 0xc0, 0xe0, 0xf0];
