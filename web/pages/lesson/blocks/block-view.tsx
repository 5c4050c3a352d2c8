import { assertNever } from "../../../../engine/types";
import type { Block } from "../../../../lessons/content";
import { Predict } from "./predict";
import { PythonTabs } from "./python-tabs";

/** One piece of a step's prose. */
export function BlockView({ block, onAnswer }: { block: Block; onAnswer: () => void }) {
	switch (block.kind) {
		case "html":
			return <div dangerouslySetInnerHTML={{ __html: block.html }} />;
		case "predict":
			return <Predict block={block} onAnswer={onAnswer} />;
		case "python":
			return <PythonTabs python={block.python} typescript={block.typescript} />;
		default:
			return assertNever(block, "block of prose");
	}
}
