/** Most messages are small; the one that holds all grows. */
const FIRST_BYTES = 64;
const number64 = new DataView(new ArrayBuffer(8));

/** Writes messages in the protobuf wire format: `https://protobuf.dev/programming-guides/encoding`. */
export class ProtobufWriter {
	#bytes = new Uint8Array(FIRST_BYTES);
	#length = 0;

	/** A field of type uint32, uint64, bool or enum. @param value a whole number, not negative; beyond 2⁵³ the nearest double */
	unsigned(field: number, value: number): this {
		return this.#tag(field, 0).#varint(value);
	}

	/** A field of type double. */
	double(field: number, value: number): this {
		number64.setFloat64(0, value, true);
		return this.#tag(field, 1).#eight();
	}

	/** A field of type fixed64. @param value a whole number from 0 to 2⁵³ */
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

	/** What was written. A view: writing on may or may not change it. */
	finish(): Uint8Array {
		return this.#bytes.subarray(0, this.#length);
	}

	/** Forgets what was written and keeps the room. */
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

/** A text in UTF-8; a lone surrogate becomes U+FFFD. The language itself has no encoder, and the engine knows no host. */
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
/** First bits of a character by the number of bytes that follow. */
const LEADS = [0, 0xc0, 0xe0, 0xf0];
