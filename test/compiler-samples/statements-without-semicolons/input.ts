const a = 1
await a
const b = a as number
await b
let c!: string
type T = { x: 1 }
(await a)
