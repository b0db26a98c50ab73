//! Renders templates given as NDJSON: `{"template": "…", "data": …}` in, `{"text": "…"}` or
//! `{"error": "…"}` out. `tests/handlebars/compare.mjs` holds the answers against handlebars.js.

use std::io::{BufRead, Write};

use send_plan::template::render::render_text;
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let mut stdout = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let case: Value = serde_json::from_str(&line?)?;
        let template = case["template"].as_str().unwrap_or_default();
        let answer = match render_text(template, &case["data"]) {
            Ok(text) => json!({ "text": text }),
            Err(error) => json!({ "error": error }),
        };
        writeln!(stdout, "{answer}")?;
    }
    Ok(())
}
