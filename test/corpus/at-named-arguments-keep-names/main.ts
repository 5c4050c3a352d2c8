const show = { then(f: Function, g: Function) { console.log(JSON.stringify(f?.name), JSON.stringify(g?.name), this === show, arguments.length); return this; } };
const make = () => show;
make().then(() => 1, function () {});
make().then(function named() {}, async () => {});
make().then(class {} as any, make() as any);
