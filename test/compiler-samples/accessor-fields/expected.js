return function* () { yield; class A {/*$$0:0-123*/
	get x() { return this.#_x; } set x(v) { this.#_x = v; } #_x = (1);
	static get y() { return this.#y; } static set y(v) { this.#y = v; } static #y = undefined;
	get [$$h.key((k()))]() { return this.#value; } set [$$h.sameKey()](v) { this.#value = v; } #value = (2); get "a-b"() { return this.#_value; } set "a-b"(v) { this.#_value = v; } #_value = (3);
	#z = (4); #x = 5;
}

}; })