for (const k of ["all", "race", "any", "allSettled"] as const) await (Promise[k] as (x: unknown) => Promise<unknown>)(5).catch((e) => console.log(k, e.name));
