import { type AnchorHTMLAttributes, createContext, use } from "react";
import { type Route, routePath } from "./routes";

/** The relative path from this page to the app's root: `"../../"` on a lesson. */
export const RootContext = createContext("./");

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { to: Exclude<Route, { kind: "missing" }>; hash?: string };

/** A relative link to a page of the app; it works wherever the app is deployed. */
export function RootLink({ to, hash = "", ...rest }: Props) {
	return <a href={`${use(RootContext)}${routePath(to)}${hash}`} {...rest} />;
}
