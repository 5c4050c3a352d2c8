"use strict";
await Promise.resolve(1).then(function (this: unknown) { console.log(String(this), arguments.length); });
await Promise.reject(1).catch(function (this: unknown) { console.log(String(this), arguments.length); });
await Promise.resolve(1).finally(function (this: unknown) { console.log(String(this), arguments.length); });
queueMicrotask(function (this: unknown) { console.log(arguments.length); });
