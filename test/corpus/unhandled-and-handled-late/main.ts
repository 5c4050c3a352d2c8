const p = Promise.reject(new Error("late")); setTimeout(() => p.catch((e) => console.log("handled", e.message)), 5);
Promise.reject(new Error("ignored")); await null; console.log("goes on");
