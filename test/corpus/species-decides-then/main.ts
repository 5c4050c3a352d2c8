class Odd<T> extends Promise<T> { static get [Symbol.species]() { return Promise; } }
console.log(Odd.resolve(1).then(() => 0) instanceof Odd, Odd.resolve(1).then(() => 0) instanceof Promise);
