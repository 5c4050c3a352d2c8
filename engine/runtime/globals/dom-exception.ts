type DOMExceptionConstructor = new (message?: string, name?: string) => Error & { readonly code: number };

/** The host's DOMException, as it was before a program could replace it. */
export const { DOMException } = globalThis as unknown as { DOMException: DOMExceptionConstructor };
