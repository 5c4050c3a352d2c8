// Debounce: only the last call counts
import { sleep } from "interleave";

function debounce<T extends unknown[]>(work: (...values: T) => void, ms: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (...values: T) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), ms);
  };
}

const search = debounce((text: string) => console.log("search", text, performance.now()), 200);
for (const text of ["t", "ta", "tas", "task"]) {
  search(text);
  await sleep(80);
}
