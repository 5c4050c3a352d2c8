const t = (steps: string) => ({ then(f: (v: unknown) => void, r: (v: unknown) => void) { for (const s of steps) { if (s === "f") f("value"); if (s === "r") r("reason"); if (s === "t") throw "thrown"; } } });
for (const steps of ["f", "r", "t", "ft", "rt", "fr", "rf", "ff"]) await Promise.resolve(t(steps)).then((v) => console.log(steps, "ok", v), (e) => console.log(steps, "no", e));
