let probe: HTMLElement | undefined;
let pencil: CanvasRenderingContext2D | null | undefined;

/**
 * The current colour of a token of `tokens.css`, as `#rrggbb`, because canvas and Monaco cannot read `var()` or `light-dark()`.
 * @param token with its dashes: `"--run"`
 */
export function readColor(token: string): string {
	if (!probe?.isConnected) {
		probe = document.createElement("span");
		probe.hidden = true;
		document.body.append(probe);
	}
	probe.style.color = `var(${token})`;
	const computed = getComputedStyle(probe).color;
	pencil ??= document.createElement("canvas").getContext("2d");
	if (!pencil) return "#808080";
	// A canvas returns every opaque colour as #rrggbb.
	pencil.fillStyle = computed;
	return pencil.fillStyle;
}
