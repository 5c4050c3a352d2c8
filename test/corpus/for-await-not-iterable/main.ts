for (const bad of [undefined, null, 5, {}]) try { for await (const _ of bad as never) console.log("never"); } catch (e) { console.log((e as Error).name); }
