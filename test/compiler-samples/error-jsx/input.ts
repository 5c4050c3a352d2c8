const React = { createElement: (tag: string) => ({ tag }) };
const less = 1 < 2;
const view = <div className="a">hello {1 + 1}</div>;
