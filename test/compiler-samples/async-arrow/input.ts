const one = async (x: number): Promise<number> => x + 1;
const two = async ({ x }: { x: number }, ...rest: number[]) => {
	return rest.length + x;
};
[1].map(async (x) => await one(x));
