const $$h = 1, $$p0 = 2;
const f = async (a: number) => a + $$h + $$p0;
