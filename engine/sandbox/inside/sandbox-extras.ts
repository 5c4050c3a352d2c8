import { extras } from "../../extras";
import { shownParcels } from "../gate/shown-chunks";

/** The second script of the sandbox's worker, bundled to the text of a module: what not every run needs. The page sends it when one does. */
const sandboxExtras = { ...extras, shownParcels };
export type SandboxExtras = typeof sandboxExtras;
export default sandboxExtras;
