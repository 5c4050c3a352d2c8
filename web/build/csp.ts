import { createHash } from "node:crypto";

const sha256 = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * The app's Content-Security-Policy. It permits scripts from the app's own files and the given inline scripts only.
 * `frame-src 'self'` keeps a hostile sandbox frame from navigating itself away.
 */
export function contentSecurityPolicy(inlineScripts: string[]): string {
	return [
		"default-src 'self'",
		["script-src 'self'", ...inlineScripts.map(sha256)].join(" "),
		"worker-src 'self'",
		"frame-src 'self'",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'none'",
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data: blob:",
	].join("; ");
}
