const enum Flag { A = 1 << 0, B = 1 << 1, Both = A | B }
console.log(Flag.Both, Flag.A);
enum E { A, B = 5, C }
enum E { D = 7, F = E.C + D, G }
console.log(JSON.stringify(E), E[6], E.F, E.G);
enum Text { Low = "LOW", High = "HIGH", "with space" = 3 }
console.log(JSON.stringify(Text), Text["with space"]);
enum Out { A = "a".length, B = A * 2 }
console.log(Out.A, Out.B, Out[1]);
{ enum Local { X = 3 } console.log(Local.X, Local[3]); }
