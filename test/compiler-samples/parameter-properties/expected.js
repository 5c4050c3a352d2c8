return function* () { yield; class P { a; constructor(        a        ) {; this.a = a; ($$h.core.site = 2, console.log(a)); } }
class Q extends P { b; c; t = 1; constructor(         b        ,           c = 2) { super(b);; this.b = b; this.c = c; ($$h.core.site = 3, console.log(this.c)); } }

}; })