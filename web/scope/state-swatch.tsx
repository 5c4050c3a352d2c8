/** States as the legend and the lists show them. */
export type SwatchState = "running" | "ready" | "waiting" | "blocked" | "done" | "failed" | "cancelled";

/** A small picture of a state, with the colours and shapes of the timeline. */
export function StateSwatch({ state }: { state: SwatchState }) {
	return (
		<svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true" style={{ flex: "none" }}>
			{shapeOf(state)}
		</svg>
	);
}

const bar = (colour: string, opacity = 1) => (
	<rect x="0" y="1" width="14" height="10" rx="2.5" fill={`var(--${colour})`} opacity={opacity} />
);

function shapeOf(state: SwatchState) {
	switch (state) {
		case "running":
			return bar("run");
		case "ready":
			return (
				<>
					{bar("ready", 0.45)}
					<path d="M1 10 9 2M6 11l7-7M0 6l4-4" stroke="var(--ready)" strokeWidth="1.5" />
				</>
			);
		case "waiting":
			return bar("wait");
		case "blocked":
			return (
				<>
					{bar("block")}
					<path d="M3 1h7L6.5 5.5z" fill="var(--panel)" />
				</>
			);
		case "done":
			return (
				<>
					{bar("wait")}
					<path d="M9.5 1h2.000a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-2.5 2.5h-2z" fill="var(--run)" />
					<path d="M9 1v10" stroke="var(--panel)" />
				</>
			);
		case "failed":
			return (
				<>
					{bar("fail")}
					<path d="m4.5 3.5 5 5m0-5-5 5" stroke="var(--panel)" strokeWidth="1.6" />
				</>
			);
		case "cancelled":
			return (
				<>
					{bar("wait")}
					<path d="M0 6h14" stroke="var(--ink)" strokeWidth="1.5" />
				</>
			);
	}
}
