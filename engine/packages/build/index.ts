export { loadPackage } from "./bundle-package";
export { packageTypes } from "./package-types";
