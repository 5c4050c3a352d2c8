import type { Plugin } from "vite";
import { shippedPackages, thirdPartyNotices } from "./notices.ts";

const MODULE = "virtual:interleave/notices";
const FILE = "/THIRD-PARTY-NOTICES.txt";

/** The shipped packages for the page that names them, and in development the file that the build writes. */
export function noticesPlugin(): Plugin {
	let root = "";
	return {
		name: "interleave:notices",
		configResolved(config) {
			root = config.root;
		},
		resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
		load(id) {
			if (id !== `\0${MODULE}`) return;
			const packages = shippedPackages(root).map(({ name, version, license }) => ({ name, version, license }));
			return `export const packages = ${JSON.stringify(packages)};`;
		},
		configureServer(server) {
			server.middlewares.use((request, response, next) => {
				if (!request.url?.endsWith(FILE)) return next();
				response.setHeader("Content-Type", "text/plain; charset=utf-8");
				response.end(thirdPartyNotices(root));
			});
		},
	};
}
