console.log("throws runs"); throw new TypeError("thrown at the top");
