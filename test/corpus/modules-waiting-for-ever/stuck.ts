console.log("stuck");
await new Promise(() => {});
export {};
