import { reportCommonJs } from "./common-js";
import { decoratorNames, reportLegacyDecorators } from "./legacy-decorators";
import type { Renderer } from "./lower/context";
import { accessor, decoratedClass, decoratedKey, decoratedMember, decorationCode } from "./lower/decorators";
import { enumRenderers } from "./lower/enums";
import { namespaceRenderers } from "./lower/namespaces";

const renderers: Readonly<Record<string, Renderer>> = { ...enumRenderers, ...namespaceRenderers };

/** What few programs have: enums, namespaces, decorators, accessors, and names of CommonJS. */
export const rareSyntax = {
	renderers,
	accessor,
	decoratedClass,
	decoratedKey,
	decoratedMember,
	decorationCode,
	decoratorNames,
	reportLegacyDecorators,
	reportCommonJs,
};

export type RareSyntax = typeof rareSyntax;
