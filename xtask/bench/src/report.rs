//! Writing the parts of docs/BENCHMARKS.md that this command measures.

use std::path::Path;

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Replaces what stands between the part's markers, or adds it at the end.
pub fn put(report: &Path, part: &str, text: &str) -> Result<()> {
    let (begin, end) = (format!("<!-- {part}: begin -->"), format!("<!-- {part}: end -->"));
    let old = std::fs::read_to_string(report)?;
    let new = match (old.find(&begin), old.find(&end)) {
        (Some(from), Some(to)) if from < to => {
            format!("{}\n{text}\n{}", &old[..from + begin.len()], &old[to..])
        }
        (None, None) => format!("{}\n\n{begin}\n{text}\n{end}\n", old.trim_end()),
        _ => return Err(format!("{} has lost a marker of {begin}", report.display()).into()),
    };
    std::fs::write(report, new)?;
    println!("\n{text}\n\nwritten to {}", report.display());
    Ok(())
}

/// A table in Markdown: the first column is text, the others are figures.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: Vec<&str>| format!("| {} |", cells.join(" | "));
    let rule = head.iter().enumerate().map(|(nth, _)| if nth == 0 { "---" } else { "--:" });
    let mut lines = vec![line(head.to_vec()), format!("|{}|", rule.collect::<Vec<_>>().join("|"))];
    lines.extend(rows.iter().map(|row| line(row.iter().map(String::as_str).collect())));
    lines.join("\n")
}

/// The value below which that part of the sorted values lies.
pub fn quantile<T: Copy + Default>(sorted: &[T], part: f64) -> T {
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f64 * part) as usize).copied().unwrap_or_default()
}

/// `24,000`.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    groups.map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join(",")
}
