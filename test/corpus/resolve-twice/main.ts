new Promise((f, r) => { f(1); f(2); r(3); }).then((v) => console.log(v));
new Promise((f) => { f(new Promise((g) => setTimeout(() => g("late"), 5))); f("second"); }).then((v) => console.log(v));
