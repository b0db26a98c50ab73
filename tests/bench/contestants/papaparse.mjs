import { readAsPeer } from "./peer.mjs";

export const name = "PapaParse";

export const read = (page, where) => readAsPeer("papaparse", page, where);
