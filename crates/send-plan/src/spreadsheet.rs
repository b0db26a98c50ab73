//! Cells that no spreadsheet takes for a formula.

/// What a spreadsheet would take for a formula, and what is marked as none.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// A cell as a CSV file holds it (RFC 4180). A text that a spreadsheet would run is marked with an
/// apostrophe (OWASP ASVS 5.0, 1.2.10).
pub fn field(text: &str) -> String {
    let mark = if text.starts_with(FORMULA) { "'" } else { "" };
    if mark.is_empty() && !text.contains(['"', ',', ';', '\n', '\r', '\t']) {
        return text.to_owned();
    }
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}

/// The text of such a cell.
pub(crate) fn unmarked(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell)
}
