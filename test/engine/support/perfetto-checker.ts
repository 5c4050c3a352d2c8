import type { Message } from "./perfetto-decoder";

type Slice = { name: string; start: number; end: number };
type Checked = {
	tasks: Slice[];
	flows: { from: Slice; to: Slice }[];
	counters: Record<string, [number, number][]>;
	locations: { file: string; line: number }[];
};
type Track = { name: string; parent: number; counter: Message | undefined; isProcess: boolean };

/** Plays a decoded trace as a trace processor would, and fails where one would count an error. Times are nanoseconds. */
export function checkPerfetto(trace: Message): Checked {
	const result: Checked = { tasks: [], flows: [], counters: {}, locations: [] };
	const tracks = new Map<number, Track>();
	const names = new Map<number, string>();
	const annotationNames = new Map<number, string>();
	const locations = new Map<number, { file: string; line: number }>();
	const open = new Map<number, Slice[]>();
	const taskTracks = new Set<number>();
	const flows = new Map<number, Slice>();
	let last = 0;
	let isCleared = false;
	const list = (message: Message | undefined, key: string): Message[] => (message?.[key] ?? []) as Message[];
	for (const packet of trace["packet"] as Message[]) {
		const fail = (what: string): never => {
			throw new Error(`${what}: ${JSON.stringify(packet)}`);
		};
		if (packet["trusted_packet_sequence_id"] !== 1) fail("Not of the sequence");
		if (packet["sequence_flags"] === 1) isCleared = true;
		const descriptor = packet["track_descriptor"] as Message | undefined;
		if (descriptor !== undefined) {
			const uuid = descriptor["uuid"] as number;
			if (!(uuid > 0) || tracks.has(uuid)) fail("Not a new track");
			const parent = (descriptor["parent_uuid"] as number | undefined) ?? 0;
			if (parent !== 0 && !tracks.has(parent)) fail("The parent is not known yet");
			const process = descriptor["process"];
			tracks.set(uuid, {
				name: (descriptor["name"] as string | undefined) ?? "",
				parent,
				counter: descriptor["counter"] as Message | undefined,
				isProcess: process !== undefined,
			});
			continue;
		}
		const interned = packet["interned_data"] as Message | undefined;
		const learn = <T>(known: Map<number, T>, entries: Message[], read: (entry: Message) => T): void => {
			for (const entry of entries) {
				const iid = entry["iid"] as number;
				if (!(iid > 0) || known.has(iid)) fail(`The number ${iid} is told again`);
				known.set(iid, read(entry));
			}
		};
		learn(names, list(interned, "event_names"), (entry) => entry["name"] as string);
		learn(annotationNames, list(interned, "debug_annotation_names"), (entry) => entry["name"] as string);
		learn(locations, list(interned, "source_locations"), (entry) => ({
			file: entry["file_name"] as string,
			line: entry["line_number"] as number,
		}));
		const event = (packet["track_event"] ?? fail("Neither a track nor an event")) as Message;
		const at = packet["timestamp"] as number;
		const uuid = event["track_uuid"] as number;
		const track = tracks.get(uuid) ?? fail(`Nobody told of track ${uuid}`);
		if (event["type"] === 4) {
			if (track.counter === undefined) fail("Not a track of a counter");
			const value = event["counter_value"] ?? event["double_counter_value"] ?? fail("A counter without value");
			(result.counters[track.name] ??= []).push([at, value as number]);
			continue;
		}
		if (packet["sequence_flags"] !== 2 || !isCleared) fail("Numbers of names are used without saying so");
		if (track.counter !== undefined) fail("A slice on the track of a counter");
		if (at < last) fail("Goes back in time");
		last = at;
		const slices = open.get(uuid) ?? [];
		for (const note of list(event, "debug_annotations"))
			if (!annotationNames.has(note["name_iid"] as number) || typeof note["string_value"] !== "string")
				fail("An annotation without name or text");
		if (event["type"] === 1) {
			const name = names.get(event["name_iid"] as number) ?? fail(`Nobody told of name ${String(event["name_iid"])}`);
			const slice: Slice = { name, start: at, end: Number.NaN };
			if (slices.length === 0) {
				if (taskTracks.has(uuid)) fail("A second task on this track");
				if (tracks.get(track.parent)?.isProcess !== false) fail("The track of a task stands below that of its function");
				taskTracks.add(uuid);
				result.tasks.push(slice);
			}
			open.set(uuid, [...slices, slice]);
			const site = event["source_location_iid"];
			if (site !== undefined) result.locations.push(locations.get(site as number) ?? fail("Nobody told of this place"));
			for (const id of (event["flow_ids"] ?? []) as number[]) {
				if (id === 0 || flows.has(id)) fail("A flow starts twice");
				flows.set(id, slice);
			}
			for (const id of (event["terminating_flow_ids"] ?? []) as number[]) {
				result.flows.push({ from: flows.get(id) ?? fail("A flow that did not start"), to: slice });
				flows.delete(id);
			}
		} else if (event["type"] === 2) {
			const slice = slices.at(-1) ?? fail("There is no slice to end");
			slice.end = at;
			open.set(uuid, slices.slice(0, -1));
		} else fail("Neither begin nor end nor counter");
	}
	for (const slices of open.values()) if (slices.length > 0) throw new Error(`The slice ${slices.at(-1)?.name} never ends.`);
	if (flows.size > 0) throw new Error(`The flow ${[...flows.keys()][0]} leads nowhere.`);
	return result;
}
