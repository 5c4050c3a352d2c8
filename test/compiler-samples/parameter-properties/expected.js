return function* () { yield; class P {/*$$0:0-62*/ a; constructor(        a        ) {; this.a = a;/*$$0:10-60*/ ($$h.core.site = 2, console.log(a)); } }
class Q extends $$h.parent((P)) {/*$$0:63-175*/ b; c; t = 1; constructor(         b        ,           c = 2) {/*$$0:90-173*/ super(b);; this.b = b; this.c = c; ($$h.core.site = 3, console.log(this.c)); } }

}; })