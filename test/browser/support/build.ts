import { buildSite } from "./build-site";

/** `npm run test:build`: builds what the browser tests need, so that they can begin at once with `REUSE_BUILD=1`. */
await buildSite();
