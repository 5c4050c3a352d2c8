import { apply, construct, getOwnPropertyDescriptor } from "./originals";

/** The target of each proxy that a program has made; null once it is revoked. */
const targets = new WeakMap<object, object | null>();
const { get, has, set } = WeakMap.prototype as WeakMap<object, object | null>;

/** Remembers the target of a proxy, so that it can be shown without calling the proxy's traps. @returns the proxy */
export function rememberProxy<T extends object>(proxy: T, target: object | null): T {
	apply(set, targets, [proxy, target]);
	return proxy;
}

/** The object behind any number of proxies; the value itself if it is no proxy, and null for a revoked one. */
export function behindProxies(value: object): object | null {
	let at: object | null = value;
	while (at !== null && apply(has, targets, [at])) at = apply(get, targets, [at]) as object | null;
	return at;
}

/** The language's `Proxy`, which remembers targets. Nothing else shows whether a value is a proxy, and looking at one would call its traps. */
export function createProxyClass(HostProxy: ProxyConstructor): ProxyConstructor {
	const { revocable } = HostProxy;
	function makeRevocable(target: object, handler: ProxyHandler<object>) {
		const made = revocable(target, handler);
		const { proxy, revoke } = made;
		rememberProxy(proxy, target);
		made.revoke = () => {
			rememberProxy(proxy, null);
			revoke();
		};
		return made;
	}
	Object.defineProperty(makeRevocable, "name", { value: "revocable" });
	const OwnProxy = new HostProxy(HostProxy, {
		construct: (host, values: unknown[], newTarget) =>
			rememberProxy(construct(host, values, newTarget) as object, values[0] as object),
		get: (host, key, receiver) =>
			key === "revocable" && getOwnPropertyDescriptor(host, key)?.value === revocable
				? makeRevocable
				: (Reflect.get(host, key, receiver) as unknown),
	});
	return rememberProxy(OwnProxy, HostProxy);
}
