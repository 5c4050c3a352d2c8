/** The mark: three bars that overlap in time. */
export function Logo() {
	return (
		<svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
			<rect x="1" y="3" width="12" height="4" rx="2" fill="var(--run)" />
			<rect x="7" y="9" width="14" height="4" rx="2" fill="var(--accent)" />
			<rect x="3" y="15" width="9" height="4" rx="2" fill="var(--block)" />
		</svg>
	);
}
