import { slep, gather } from "interleave";
import fs from "node:fs";
import all from "interleave";
