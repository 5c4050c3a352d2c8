import { defineChecks, type RunView } from "../../check";

const printed = (run: RunView) => run.result.console.find((one) => one.text.startsWith("bytes"));
const ms = (value: number): string => `${value.toFixed(0)} ms`;

export default defineChecks([
	{
		text: "4 albums and 12 photos are fetched, each once",
		holdsAtStart: true,
		test: (run) => {
			const [albums, photos] = [run.tasks("fetchAlbum").length, run.tasks("fetchPhoto").length];
			return (albums === 4 && photos === 12) || { saw: `${albums} albums and ${photos} photos were fetched.` };
		},
	},
	{
		text: "no album is asked for before the one that names it is there",
		holdsAtStart: true,
		test: (run) => {
			const albums = run.tasks("fetchAlbum");
			const early = albums.find((album, i) => i > 0 && album.start < (albums[i - 1]!.end ?? Number.POSITIVE_INFINITY));
			return early === undefined || { saw: `An album was asked for at ${ms(early.start)}, before the one that names it had come: its name was guessed.`, line: early.line, at: early.start };
		},
	},
	{
		text: "photos begin as soon as their album is there",
		test: (run) => {
			const [albums, photos] = [run.tasks("fetchAlbum"), run.tasks("fetchPhoto")];
			for (const [i, album] of albums.entries()) {
				const mine = photos.slice(i * 3, i * 3 + 3);
				const late = mine.find((photo) => photo.start !== album.end);
				if (late !== undefined) return { saw: `A photo of album ${i + 1} was asked for at ${ms(late.start)}; the album was there at ${ms(album.end ?? 0)}.`, line: late.line, at: late.start };
			}
			return true;
		},
	},
	{
		text: "the next album is asked for while photos are still coming",
		test: (run) => {
			const albums = run.tasks("fetchAlbum");
			const late = albums.findIndex((album, i) => i > 0 && album.start !== albums[i - 1]!.end);
			if (late < 0 || albums[late]!.start < (albums[late - 1]!.end ?? 0)) return true;
			return { saw: `Album ${late + 1} was asked for at ${ms(albums[late]!.start)}; its name was known at ${ms(albums[late - 1]!.end ?? 0)}. The photos were waited for first.`, line: albums[late]!.line, at: albums[late]!.start };
		},
	},
	{
		text: "the sum is printed when the last photo is there",
		holdsAtStart: true,
		test: (run) => {
			const found = printed(run);
			const last = Math.max(0, ...run.tasks("fetchPhoto").map((task) => task.end ?? Number.POSITIVE_INFINITY));
			if (found === undefined) return { saw: "The line that begins with “bytes” was never printed." };
			return found.at >= last || { saw: `The sum was printed at ${ms(found.at)}, and the last photo came at ${ms(last)}: nobody waited for it.`, line: found.line, at: found.at };
		},
	},
	{
		text: "it is the sum of all twelve",
		holdsAtStart: true,
		test: (run) => {
			const found = printed(run);
			return found?.text === "bytes 240000" || { saw: `Printed was “${found?.text ?? "nothing"}”, expected “bytes 240000”.`, line: found?.line ?? 0, at: found?.at ?? 0 };
		},
	},
]);
