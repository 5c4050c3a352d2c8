import { type RefObject, useEffect, useRef } from "react";
import type { GroupImperativeHandle, Layout, LayoutChangedMeta } from "react-resizable-panels";
import { readStored, store } from "../../ui/storage";

type Props = {
	groupRef: RefObject<GroupImperativeHandle | null>;
	onLayoutChanged: (layout: Layout, meta: LayoutChangedMeta) => void;
};

function parseLayout(text: string): Layout | null {
	try {
		const value: unknown = JSON.parse(text);
		const isLayout =
			typeof value === "object" && value !== null && Object.values(value).every((size) => typeof size === "number");
		return isLayout ? (value as Layout) : null;
	} catch {
		return null;
	}
}

/**
 * Stores the sizes of a group of panes. They are applied after hydration: the prerendered page has the default sizes, and React does not
 * correct styles while hydrating.
 */
export function useKeptLayout(name: string): Props {
	const groupRef = useRef<GroupImperativeHandle>(null);
	useEffect(() => {
		const stored = readStored(`panes.${name}`);
		const layout = stored === null ? null : parseLayout(stored);
		const group = groupRef.current;
		if (!layout || !group) return;
		const known = Object.keys(group.getLayout());
		if (known.length === Object.keys(layout).length && known.every((id) => id in layout)) group.setLayout(layout);
	}, [name]);
	return {
		groupRef,
		onLayoutChanged: (layout, { isUserInteraction }) => {
			if (isUserInteraction) store(`panes.${name}`, JSON.stringify(layout));
		},
	};
}
