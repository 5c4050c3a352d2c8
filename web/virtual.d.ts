declare module "virtual:lesson-index" {
	/** The lessons that exist, in order. */
	export const lessons: import("../lessons/content").LessonEntry[];
	/** Loads one lesson by its slug. */
	export const loaders: Record<string, () => Promise<{ default: import("../lessons/content").Lesson }>>;
}

declare module "virtual:lesson-terms" {
	/** The glossary, in the order of the lessons. */
	export const terms: import("../lessons/content").Term[];
}

declare module "virtual:interleave/api" {
	/** What the library exports, in the order of its declarations. */
	export const entries: import("./build/api/api-plugin").ApiEntry[];
}

declare module "*?code" {
	const code: import("../lessons/content").Code;
	export default code;
}

declare module "virtual:interleave/notices" {
	/** The packages that are shipped with the app, by name. */
	export const packages: readonly { name: string; version: string; license: string }[];
}
