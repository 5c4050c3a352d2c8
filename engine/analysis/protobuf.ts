const FIRST_BYTES = 1 << 10;
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
	const bytes: number[] = [];
	for (const character of text) {
		const point = character.codePointAt(0) as number;
		const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
		const tail = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
		if (code < 0x80) bytes.push(code);
		else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(0));
		else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(6), tail(0));
		else bytes.push(0xf0 | (code >> 18), tail(12), tail(6), tail(0));
	}
	return Uint8Array.from(bytes);
}
