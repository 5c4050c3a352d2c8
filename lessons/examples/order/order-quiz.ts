// Which line is printed first?
console.log("1 now");
setTimeout(() => console.log("2 timer"));
Promise.resolve().then(() => console.log("3 promise"));
queueMicrotask(() => console.log("4 microtask"));

async function greet() {
  console.log("5 until the first await");
  await null;
  console.log("6 after it");
}
void greet();
console.log("7 end of main");
