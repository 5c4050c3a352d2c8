/** The second script of the sandbox's worker, bundled to the text of a module: what not every run needs. The page sends it when one does. */
export { extras as default } from "../../extras";
