let r!: (v: unknown) => void; const p = new Promise((f) => (r = f)); r(p);
p.catch((e) => console.log(e.name, e.message));
