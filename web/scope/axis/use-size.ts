import { type RefObject, useLayoutEffect, useState } from "react";

/** The current size of an element's content box in CSS pixels; zero before it is known. */
export function useSize(ref: RefObject<HTMLElement | null>): { width: number; height: number } {
	const [size, setSize] = useState({ width: 0, height: 0 });
	useLayoutEffect(() => {
		const element = ref.current;
		if (!element) return;
		const read = (): void => {
			const { clientWidth: width, clientHeight: height } = element;
			setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
		};
		read();
		const observer = new ResizeObserver(read);
		observer.observe(element);
		return () => observer.disconnect();
	}, [ref]);
	return size;
}
