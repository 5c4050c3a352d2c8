import type { Absent } from "../types";

export { CATALOGUE, type CatalogueEntry, NPM_PACKAGES, namesAbsent, packagesNamed } from "./catalogue";

/** The sentences for what programs cannot have, loaded when one of them is named. */
export const loadAbsent = async (): Promise<Absent> => (await import("./absent")).absent;
