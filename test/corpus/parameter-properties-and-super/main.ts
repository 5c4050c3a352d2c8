class A { constructor(readonly a: number) {} } class B extends A { tag = "t"; constructor(private b: number, c = 2) { super(b * c); console.log(this.b, this.a, this.tag); } } new B(3);
