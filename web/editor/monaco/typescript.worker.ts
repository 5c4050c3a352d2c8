// Monaco's TypeScript worker (TypeScript 5.9) with the library text cut down by `web/build/monaco-plugins.ts`.
import "monaco-editor/languages/features/typescript/ts.worker";
