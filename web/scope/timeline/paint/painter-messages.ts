import type { LaneIndex, Lanes } from "../../../../engine/analysis";
import type { DrawingData } from "../../../run/drawing";
import type { LanesBy } from "../../scope-state";
import type { Overlay, PathColumns, View } from "../draw/picture";

/** What changes from frame to frame. It is small, because it is sent for each frame. */
export type Frame = View & Pick<Overlay, "selected" | "focused" | "arrows">;

/** The positions of spans, so that the page can find the one under the pointer without the worker. */
export type LanePlaces = { lanes: Lanes; byLane: LaneIndex };

/** Page → painter worker. */
export type PainterCommand =
	/** The canvas to draw on from now on. */
	| { kind: "canvas"; canvas: OffscreenCanvas }
	/** A run will arrive through this port, as `DrawingData`. Commands that arrive meanwhile are held back. */
	| { kind: "port"; port: MessagePort }
	/** Another run; it is sorted when its lanes are requested. */
	| { kind: "run"; source: DrawingData }
	| { kind: "lanes"; id: number; by: LanesBy }
	| { kind: "matches"; matches: Uint8Array | null }
	| { kind: "path"; path: PathColumns | null }
	| { kind: "paint"; frame: Frame };

/** Painter worker → page. */
export type PainterMessage =
	| { kind: "placed"; id: number; places: LanePlaces }
	/** A picture is done. `scriptMs` is the real time of drawing, without the browser's compositing. */
	| { kind: "painted"; scriptMs: number };
