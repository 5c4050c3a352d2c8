export let count = 0;
export function add() { count++; }
export const later = Promise.resolve().then(() => { count += 10; });
