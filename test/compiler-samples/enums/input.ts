enum Color { Red, Green = 5, Blue, Word = "w" }
const enum Flag { A = 1 << 0, B = A | 2 }
