class P { constructor(private a: number) { console.log(a); } }
class Q extends P { t = 1; constructor(readonly b: number, protected c = 2) { super(b); console.log(this.c); } }
