/**
 * Where the next large run may be sent to be drawn, straight from the worker that reads it. The page needs 0.2 s to show a run of a
 * million tasks, and until then would be the only one to know what there is to draw.
 */
export type DrawingOffer = {
	/** From 1 up; a drawing says with it who has its memory. */
	ticket: number;
	/** What is drawn from comes through it, once. */
	port: MessagePort;
	/** Segments from which on a run is wanted. */
	least: number;
};

let open: DrawingOffer | null = null;
let tickets = 0;

/** Whoever draws offers to; an offer that was open before is gone. @returns its ticket */
export function offerDrawing(port: MessagePort, least: number): number {
	open = { ticket: ++tickets, port, least };
	return tickets;
}

/** The offer that is open, for whoever reads a run: afterwards there is none. */
export function takeOffer(): DrawingOffer | null {
	const offer = open;
	open = null;
	return offer;
}

/** Takes an offer back. @returns false when somebody took it: something may come through its port */
export function withdrawOffer(ticket: number): boolean {
	if (open?.ticket !== ticket) return false;
	open = null;
	return true;
}
