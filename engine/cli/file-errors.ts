const REASONS: Record<string, string> = {
	ENOENT: "there is no such file or folder",
	EISDIR: "it is a folder",
	ENOTDIR: "a part of its path is no folder",
	EACCES: "it is not permitted",
	EPERM: "it is not permitted",
	EROFS: "it cannot be written to",
	ENOSPC: "the disk is full",
};

/** Says why a file could not be read or written; null when the error has another reason. */
export function fileProblem(error: unknown): string | null {
	if (!(error instanceof Error) || !("code" in error)) return null;
	return REASONS[String(error.code)] ?? null;
}
