const a = 1
await null
const b = a
await (async () => { console.log(a + b) })()
let f = async () => {}
;[1].forEach((x) => console.log(x))
