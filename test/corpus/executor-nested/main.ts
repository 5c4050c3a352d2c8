const p = new Promise((outer) => {
  const inner = new Promise((done) => setTimeout(done, 5, "inner"));
  setTimeout(() => console.log("outer timer"), 3);
  outer(inner.then((x) => `outer of ${x}`));
});
console.log(await p);
