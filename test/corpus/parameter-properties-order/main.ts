class P { x = (this as any).q; constructor(public q: number, readonly z = 1) {} }
console.log(Object.keys(new P(1)).join(), new P(1).x, new P(3).q, new P(3).z);
class Base { constructor() { (this as any).made(); } made() { console.log("made", Object.keys(this).join()); } }
class Q extends Base { f = 2; constructor(private r: string) { super(); console.log(Object.keys(this).join(), this.r); } }
console.log(Object.keys(new Q("r")).join());
