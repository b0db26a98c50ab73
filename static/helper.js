// Begins a helper of the worker: of the same code, which the worker has compiled already and sends along.
import { initSync } from "./worker.js";

onmessage = ({ data: module }) => {
  onmessage = null;
  initSync({ module });
};
