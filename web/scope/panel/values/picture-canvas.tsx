import { useEffect, useRef } from "react";
import { formatCount, type PictureAt } from "../../../../engine/analysis";
import panel from "../../../ui/panel.module.css";
import styles from "./values.module.css";

/** Width of the panel's content, in CSS pixels: small pictures are drawn with whole multiples of their pixels. */
const ROOM = 238;

/** A picture as it stood at an instant. What was not painted yet lets the ground through. */
export function PictureCanvas({ name, picture, note }: { name: string; picture: PictureAt; note: string }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const { width, height, rgba, painted } = picture;
	useEffect(() => {
		canvas.current?.getContext("2d")?.putImageData(new ImageData(rgba, width, height), 0, 0);
	}, [rgba, width, height]);
	const scale = Math.max(1, Math.floor(ROOM / width));
	const sentence = `${width} × ${height} pixels, ${painted === width * height ? "all" : `${formatCount(painted)} of ${formatCount(width * height)}`} painted`;
	return (
		<figure className={styles.value}>
			<figcaption className={styles.caption}>
				<span className={styles.name}>{name}</span> <span className={styles.since}>{sentence}</span>
			</figcaption>
			<canvas
				ref={canvas}
				className={styles.picture}
				width={width}
				height={height}
				style={{ width: width * scale }}
				role="img"
				aria-label={`${name}: ${sentence}`}
			/>
			{note !== "" && <p className={panel.text}>{note}</p>}
		</figure>
	);
}
