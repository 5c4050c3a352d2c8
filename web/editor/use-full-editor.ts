import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { reloadStyles } from "../ui/reload-styles";
import type { FullEditor } from "./monaco/full-editor";
import type { EditorProps } from "./parts/editor-types";
import { createHistory } from "./parts/history";

/** True on small and touch screens, which Monaco does not support. */
export const wantsLight = (): boolean => matchMedia("(max-width: 600px), (pointer: coarse)").matches;

/** Milliseconds without typing after which the editors may be exchanged. */
const QUIET_MS = 300;

type Parts = {
	/** The element that both editors stand in. */
	frame: RefObject<HTMLElement | null>;
	/** The element that Monaco fills. */
	host: RefObject<HTMLElement | null>;
	/** The text area of the light editor. */
	input: RefObject<HTMLTextAreaElement | null>;
};

/**
 * Loads Monaco once it is wanted: when the pointer is over the editor, or the focus in it. Then Monaco takes over text, undo, selection, scroll
 * position and focus from the light editor. Until then, and if it cannot be loaded, the light editor stays.
 */
export function useFullEditor(
	{ frame, host, input }: Parts,
	props: Pick<EditorProps, "value" | "onChange" | "onRun" | "marks" | "onMark">,
) {
	const [full, setFull] = useState<FullEditor | null>(null);
	const [hasFailed, setFailed] = useState(false);
	const [history] = useState(() => createHistory(props.value));
	const latest = useRef(props);
	const wanted = useRef(false);
	/** The last touch of the light editor, and whether a button or a character in the making is still held. */
	const touched = useRef(Number.NEGATIVE_INFINITY);
	const held = useRef(false);
	/** Text that an editor has reported and that has not come back as `value` yet. */
	const reported = useRef<string | null>(null);

	useLayoutEffect(() => {
		latest.current = props;
	});

	const report = (value: string): void => {
		reported.current = value;
		latest.current.onChange(value);
	};

	/** Resolves once the light editor has not been touched for a moment, so that it is not replaced while somebody types or selects. */
	const quiet = async (): Promise<void> => {
		const left = (): number => (held.current ? QUIET_MS : touched.current + QUIET_MS - performance.now());
		while (left() > 0) await new Promise((resolve) => setTimeout(resolve, left()));
	};

	const load = async (): Promise<void> => {
		try {
			const { createFullEditor } = await import("./monaco/full-editor");
			// Unmounted meanwhile: React has removed the element.
			if (!host.current) return;
			const editor = await createFullEditor(host.current, {
				onChange: report,
				onRun: () => latest.current.onRun(),
				onChip: (line) => {
					const mark = latest.current.marks.find((one) => one.line === line);
					if (mark) latest.current.onMark(mark);
				},
			});
			await quiet();
			if (!host.current) return editor.dispose();
			// Everything is handed over at once, so that every key press reaches one of the two editors.
			const text = input.current;
			const isBackward = text?.selectionDirection === "backward";
			const [start, end] = [text?.selectionStart ?? 0, text?.selectionEnd ?? 0];
			const scroll = text?.closest("[data-scroll]");
			const place = {
				anchor: isBackward ? end : start,
				active: isBackward ? start : end,
				top: scroll?.scrollTop ?? 0,
				left: scroll?.scrollLeft ?? 0,
			};
			const hasFocus = document.activeElement === text;
			history.replace(latest.current.value);
			editor.takeOver(history.texts, place);
			flushSync(() => setFull(editor));
			if (hasFocus) editor.focus();
		} catch (error) {
			setFailed(true);
			console.warn("The full editor could not be loaded.", error);
		}
	};

	const want = (): void => {
		if (wanted.current || wantsLight()) return;
		wanted.current = true;
		void load();
	};
	const touch = (): void => {
		touched.current = performance.now();
	};
	const hold = (isHeld: boolean) => (): void => {
		held.current = isHeld;
		touch();
	};
	const press = (): void => {
		hold(true)();
		const over = new AbortController();
		const release = (): void => {
			over.abort();
			hold(false)();
		};
		for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release, { signal: over.signal });
	};

	// Somebody may have been there before the page's script.
	useEffect(() => {
		if (frame.current?.matches(":hover, :focus-within")) want();
	}, []);
	useEffect(() => () => full?.dispose(), [full]);
	useEffect(() => {
		// An effect of an earlier render must not overwrite what has been typed since.
		if (reported.current === props.value) reported.current = null;
		else if (reported.current === null && full) full.setValue(props.value);
		else if (reported.current === null) history.replace(props.value);
	}, [full, props.value]);

	return {
		full,
		hasFailed,
		/** Tries again to load it. */
		retry: (): void => {
			setFailed(false);
			void reloadStyles().then(load, () => setFailed(true));
		},
		/** What the light editor reports. */
		onType: (value: string): void => {
			history.type(value);
			report(value);
		},
		/** For the element that both editors stand in. */
		handlers: full
			? {}
			: {
					onPointerEnter: want,
					onPointerMove: want,
					onFocus: want,
					onKeyDown: touch,
					onInput: touch,
					onPointerDown: press,
					onCompositionStart: hold(true),
					onCompositionEnd: hold(false),
				},
	};
}
