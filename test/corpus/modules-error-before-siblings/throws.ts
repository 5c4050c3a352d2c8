console.log("throws");
throw new TypeError("at once");
