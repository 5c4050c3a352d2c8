const f = async function self(): Promise<string> { try { (self as unknown) = 5; return "assigned"; } catch (e) { return (e as Error).name; } };
console.log(await f());
const shadowed = async function self() { let self = "own"; self += "!"; await null; return self; }; console.log(await shadowed());
const inParameter = async function self(a = () => self) { var self2 = a(); await null; return self2 === inParameter; }; console.log(await inParameter());
const g = async function* self() { try { (self as unknown) = 5; yield "assigned"; } catch (e) { yield (e as Error).name; } };
console.log((await g().next()).value);
const nested = async function self() { const change = () => { (self as unknown) = 1; }; try { change(); return "assigned"; } catch (e) { return (e as Error).name; } }; console.log(await nested());
