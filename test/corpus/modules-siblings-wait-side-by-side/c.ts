console.log("c");
export const c = "C";
