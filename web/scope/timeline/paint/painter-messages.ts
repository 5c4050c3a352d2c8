import type { LaneIndex, Lanes } from "../../../../engine/analysis";
import type { DrawingData } from "../../../run/drawing";
import type { LanesBy } from "../../scope-state";
import type { Overlay, PathColumns, View } from "../draw/picture";

/** What changes from picture to picture: small, so that it can be sent for each frame. */
export type Frame = View & Pick<Overlay, "selected" | "focused" | "arrows">;

/** Where spans stand, for finding the one under the pointer without asking the worker. */
export type LanePlaces = { lanes: Lanes; byLane: LaneIndex };

/** Page → drawing worker. */
export type PainterCommand =
	/** The canvas to draw on from now on. */
	| { kind: "canvas"; canvas: OffscreenCanvas }
	/** A run will come through this port, as `DrawingData`; what is asked meanwhile is answered then. */
	| { kind: "port"; port: MessagePort }
	/** Another run; it is sorted once its lanes are asked for. */
	| { kind: "run"; source: DrawingData }
	| { kind: "lanes"; id: number; by: LanesBy }
	| { kind: "matches"; matches: Uint8Array | null }
	| { kind: "path"; path: PathColumns | null }
	| { kind: "paint"; frame: Frame };

/** Drawing worker → page. */
export type PainterMessage =
	| { kind: "placed"; id: number; places: LanePlaces }
	/** A picture is done. `scriptMs` is the real time that drawing took, without what the browser then does with it. */
	| { kind: "painted"; scriptMs: number };
