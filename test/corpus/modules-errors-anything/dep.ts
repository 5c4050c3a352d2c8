await null;
throw undefined;
export {};
