const K = class { async m() { return 1; } }; const o = { L: class { static async s() { return "s"; } } };
console.log(K.name, o.L.name, await new K().m(), await o.L.s(), (class { async m() {} }).name === "");
