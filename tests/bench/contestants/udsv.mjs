import { readAsPeer } from "./peer.mjs";

export const name = "uDSV";

export const read = (page, where) => readAsPeer("udsv", page, where);
