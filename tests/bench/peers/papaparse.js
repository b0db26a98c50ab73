// PapaParse reads the file itself, chunk by chunk, as its documentation advises for large files.
importScripts("/lib/papaparse.js");

export const read = (file, onRow) =>
  new Promise((resolve, reject) => {
    let header = true;
    Papa.parse(file, {
      skipEmptyLines: true,
      chunk: ({ data }) => {
        for (const row of data) {
          if (header) header = false;
          else onRow(row);
        }
      },
      complete: resolve,
      error: reject,
    });
  });
