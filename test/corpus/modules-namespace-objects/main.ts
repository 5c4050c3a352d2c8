// Names in order, sealed, with a tag; what two stars give out differently is not there, what they give out alike is.
import * as all from "./all.js";
import * as empty from "./empty.js";
import { shared, b as fromB } from "./all.js";
console.log(Object.keys(all).join(), Object.prototype.toString.call(all), Object.isExtensible(all), Object.getPrototypeOf(all));
console.log(shared, fromB, "clash" in all, "default" in all, all.own, all.inner.deep, all.renamed);
console.log(Object.keys(empty).join(), Object.keys(all.inner).join());
console.log(Reflect.ownKeys(all).length, delete (all as { nope?: number }).nope);
