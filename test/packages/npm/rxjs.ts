import {
	concatMap,
	debounceTime,
	delay,
	firstValueFrom,
	from,
	interval,
	map,
	mergeMap,
	of,
	Subject,
	switchMap,
	take,
	toArray,
} from "rxjs";

console.log(
	await firstValueFrom(
		interval(5).pipe(
			take(4),
			map((n) => n * n),
			toArray(),
		),
	),
);
console.log(
	await firstValueFrom(
		from([20, 5, 10]).pipe(
			mergeMap((ms) => of(ms).pipe(delay(ms))),
			toArray(),
		),
	),
);
console.log(
	await firstValueFrom(
		from([20, 5, 10]).pipe(
			concatMap((ms) => of(ms).pipe(delay(ms))),
			toArray(),
		),
	),
);
const typed = new Subject<string>();
const found: string[] = [];
typed
	.pipe(
		debounceTime(10),
		switchMap((text) => of(`found ${text}`).pipe(delay(5))),
	)
	.subscribe({
		next: (text) => found.push(text),
		complete: () => console.log(found.join(", ")),
	});
typed.next("a");
typed.next("ab");
await new Promise((resolve) => setTimeout(resolve, 40));
typed.next("abc");
await new Promise((resolve) => setTimeout(resolve, 40));
typed.complete();
