import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

const TYPES: Record<string, string> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".json": "application/json",
	".svg": "image/svg+xml",
	".woff2": "font/woff2",
	".ttf": "font/ttf",
	".webmanifest": "application/manifest+json",
};

async function fileFor(target: string): Promise<string | null> {
	const found = await stat(target).catch(() => null);
	if (found?.isFile()) return target;
	return found?.isDirectory() ? fileFor(path.join(target, "index.html")) : null;
}

/**
 * Serves folders as the dullest static host would: files, `index.html` for a folder, a slash added to a folder's address, 404.html.
 *
 * @param mounts path prefix, with slashes at both ends → folder
 * @returns the server and its origin, `http://127.0.0.1:<port>`
 */
export async function serve(mounts: Record<string, string>): Promise<{ server: Server; origin: string }> {
	const server = createServer(async (request, response) => {
		const pathname = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
		const prefix = Object.keys(mounts).find((candidate) => pathname.startsWith(candidate));
		const folder = prefix === undefined ? undefined : mounts[prefix];
		if (prefix === undefined || folder === undefined) return void response.writeHead(404).end();
		const target = path.join(folder, path.normalize(`/${pathname.slice(prefix.length)}`));
		const file = await fileFor(target);
		if (file === null) {
			const missing = await fileFor(path.join(folder, "404.html"));
			response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" });
			return missing === null ? void response.end() : void createReadStream(missing).pipe(response);
		}
		if (file.endsWith("index.html") && file !== target && !pathname.endsWith("/")) {
			return void response.writeHead(301, { Location: `${pathname}/` }).end();
		}
		response.writeHead(200, {
			"Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream",
			"Cache-Control": "no-cache",
		});
		createReadStream(file).pipe(response);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
