const t = setTimeout(() => console.log("never"), 5); setTimeout(() => clearTimeout(t), 4);
const i = setInterval(() => { console.log("tick"); if (++n === 3) clearInterval(i); }, 2); let n = 0;
