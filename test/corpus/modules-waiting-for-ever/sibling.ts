await null;
console.log("sibling");
export {};
