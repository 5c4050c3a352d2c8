async function f(n: number) {
  if (n === 0) throw "zero"
  if (n === 1) throw { n }
  if (n === 2) throw (
    "in brackets"
  )
  throw `template ${n}`
}
for (const n of [0, 1, 2, 3]) await f(n).catch((e) => console.log(JSON.stringify(e)))
