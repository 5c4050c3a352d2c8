import type { HeldPermit, ResourceState } from "../../trace/wait-graph";
import type { SiteId, TaskId } from "../../types";

/** What waiters at a queue want: `room` in a full queue (they called `put`) or an `item` from an empty one (`get`). Never both at once. */
export type Side = "room" | "item";

/**
 * What tasks can be blocked on: where each was made, which tasks hold permits of it, and where they took them. Primitives report this; it is read
 * when the run ends. Memory is bounded by the number of permits held.
 */
export class Resources {
	readonly #sites: SiteId[] = [];
	readonly #sizes: number[] = [];
	readonly #sides: Side[] = [];
	/** The sites where each task took the permits that it holds, by resource and task, oldest first. */
	readonly #held = new Map<number, Map<TaskId, SiteId[]>>();

	/** @param size permits or places; 0 when it has neither */
	made(resource: number, site: SiteId, size: number): void {
		this.#sites[resource] = site;
		this.#sizes[resource] = size;
	}

	waits(resource: number, side: Side): void {
		this.#sides[resource] = side;
	}

	hold(resource: number, permit: HeldPermit): void {
		let holders = this.#held.get(resource);
		if (holders === undefined) {
			holders = new Map();
			this.#held.set(resource, holders);
		}
		const sites = holders.get(permit.task);
		if (sites === undefined) holders.set(permit.task, [permit.site]);
		else sites.push(permit.site);
	}

	/** Records that `permit` was released, if it is still held. */
	letGo(resource: number, permit: HeldPermit): void {
		const holders = this.#held.get(resource);
		const sites = holders?.get(permit.task);
		const at = sites?.indexOf(permit.site) ?? -1;
		if (holders === undefined || sites === undefined || at < 0) return;
		sites.splice(at, 1);
		if (sites.length > 0) return;
		holders.delete(permit.task);
		if (holders.size === 0) this.#held.delete(resource);
	}

	/** Records that some permit was released: the oldest that `task` holds, or else one of the task that has held permits for longest without a break. */
	letGoOfAny(resource: number, task: TaskId): void {
		const holders = this.#held.get(resource);
		const [oldest] = holders?.keys() ?? [];
		const holder = holders?.has(task) === true ? task : oldest;
		if (holder !== undefined) this.letGo(resource, { task: holder, site: holders?.get(holder)?.[0] ?? 0 });
	}

	/** Resources with a permit that is held, in the order in which they were made. */
	held(): number[] {
		return [...this.#held.keys()].sort((a, b) => a - b);
	}

	stateOf(resource: number): ResourceState {
		const permits = [...(this.#held.get(resource) ?? [])].flatMap(([task, sites]) => sites.map((site) => ({ task, site })));
		return {
			site: this.#sites[resource] ?? 0,
			size: this.#sizes[resource] ?? 0,
			side: this.#sides[resource] ?? null,
			permits,
		};
	}
}
