export default function name() { return name.name; }
