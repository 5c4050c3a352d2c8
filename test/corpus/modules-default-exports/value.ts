const text = "value";
export { text as default, text as again };
