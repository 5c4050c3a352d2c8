const HOUR = 3_600_000;
const YEAR = 365.25 * 24 * HOUR;

/** A virtual time: "1.420 s", "500 ms" below one second, "41.7 h" from three hours on, "31.7 years" from one year on. */
export function formatTime(ms: number): string {
	if (!Number.isFinite(ms)) return "–";
	if (ms >= YEAR) return `${(ms / YEAR).toFixed(1)} years`;
	if (ms >= 3 * HOUR) return `${(ms / HOUR).toFixed(1)} h`;
	if (ms >= 1000) return `${(ms / 1000).toFixed(3)} s`;
	return `${Number(ms.toFixed(2))} ms`;
}
