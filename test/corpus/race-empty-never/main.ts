Promise.race([]).then(() => console.log("never")); setTimeout(() => console.log("end"), 1);
