let n = 0;
const tick = (): unknown => (n++ < 14 ? (console.log("tick", n), Promise.resolve().then(tick)) : undefined);
Promise.resolve().then(tick);
