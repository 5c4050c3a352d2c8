class A {
	accessor x: number = 1;
	static accessor y;
	accessor [k()] = 2; accessor "a-b" = 3;
	accessor #z = 4; #x = 5;
}
