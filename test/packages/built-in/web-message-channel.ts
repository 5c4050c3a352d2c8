const { port1, port2 } = new MessageChannel();
const order: string[] = [];
port2.onmessage = (event: MessageEvent) => {
	order.push(`got ${JSON.stringify(event.data)}`);
	Promise.resolve().then(() => order.push("micro"));
	if (event.data.n === 2) {
		port2.postMessage("answer");
	}
};
const sent = { n: 1, when: new Date(0), map: new Map([[1, { deep: true }]]) };
port1.postMessage(sent);
sent.n = 5;
port1.postMessage({ n: 2 });
order.push("sent");
const answer = await new Promise((resolve) => {
	port1.addEventListener("message", (event) => resolve((event as MessageEvent).data), { once: true });
	port1.start();
});
console.log(order, answer);
try {
	port1.postMessage(() => {});
} catch (error) {
	console.log((error as Error).name);
}
port1.close();
