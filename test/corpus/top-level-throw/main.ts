console.log("before"); setTimeout(() => console.log("never fires"), 10); Promise.resolve().then(() => console.log("micro still runs")); throw new RangeError("top");
