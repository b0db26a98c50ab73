/** Reads the chosen file with this peer, in a worker of its own. */
globalThis.readWith = (peer) =>
  new Promise((resolve, reject) => {
    const [file] = document.querySelector("input").files;
    const worker = new Worker("/worker.js");
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ peer, file });
  });
