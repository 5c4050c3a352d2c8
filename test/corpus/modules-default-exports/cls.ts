export default class { x = 1; static { console.log("static", this.name); } }
