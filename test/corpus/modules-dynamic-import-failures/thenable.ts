export function then(resolve: (value: string) => void) { resolve("what then gave"); }
