class A { constructor(public x: number) {} } class B extends A { done: Promise<void>; constructor() { const f = async () => { super(7); await null; console.log(this.x); }; const p = f(); super.toString; this.done = p; } }
await new B().done;
