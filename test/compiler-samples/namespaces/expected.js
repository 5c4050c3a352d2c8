return function* () { yield; var A = (($$n1) => {var B = (($$n2) => {                var f = $$h.async(({ "f"() { /*$$0:60-96*/ return $$h.call($$g3, this, arguments, 2); } })["f"]);
	             $$n2.x = 1  , $$n2.y = $$n2.x;
	       function* $$g3(n = $$n2.x){ (yield $$h.await( n, 3)); } $$n2.f = f;
	       var C = (($$n5) => {                      var E = (($$e6) => {         const One = $$e6["One"] = $$n2.x; if (typeof $$e6["One"] === "number") $$e6[$$e6["One"]] = "One";   return $$e6; })($$n5.E ??= {});  return $$n5; })($$n2.C ??= {});
	function shadowed(x        ) {/*$$0:148-190*/ return x; }

 return $$n2; })($$n1.B ??= {}); return $$n1; })(A ?? {});
var A = (($$n7) => {                      $$n7.D =            $$n7.B.C;              ({ z: $$n7.z } = { z: $$n7.D.E.One });   return $$n7; })(A ?? {});
var short =                A.B;



class K {} (($$n8) => {                          $$n8.z = short.x;   return $$n8; })(K);
var E = (($$e9) => {         const P = $$e9["P"] = 0; if (typeof $$e9["P"] === "number") $$e9[$$e9["P"]] = "P";   return $$e9; })(E ?? {}); var E = (($$e10) => {         const Q = $$e10["Q"] = $$e10["P"] + 1; if (typeof $$e10["Q"] === "number") $$e10[$$e10["Q"]] = "Q";   return $$e10; })(E ?? {});

}; })