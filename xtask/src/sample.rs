//! `cargo xtask sample`: an audience that looks like life, of any size, the same bytes every time.
//!
//! The app's own sample is made by this too (Trunk calls it before each build): 24,000 recipients
//! who take ten hours at one call of 1.5 s each, the story that Piecewise exists for.
//!
//! Nobody is mailed by accident: each address carries the word `sample`, and the companies stand
//! under `.example`, which RFC 2606 keeps free of mailboxes.

mod locale;
mod random;
mod row;

use crate::problem::{Problem, Result};
use lexopt::Arg::Long;
use lexopt::ValueExt;
use random::Random;
use row::Rows;
use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

/// How much to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// This many rows below the header, whatever is in them.
    Rows(u64),
    /// As many rows as it takes to reach this many recipients: duplicates and broken rows come on
    /// top.
    Recipients(u64),
}

/// Whether rows may have fewer or more fields than the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fields {
    /// A few rows do, as in real files.
    AsInLife,
    /// None does: some readers lose count after such a row, and cannot be compared on it.
    AsTheHeader,
}

/// Runs the command.
pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut amount = None;
    let mut out = None;
    let mut fields = Fields::AsInLife;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("rows") => amount = Some(Amount::Rows(arguments.value()?.parse()?)),
            Long("recipients") => amount = Some(Amount::Recipients(arguments.value()?.parse()?)),
            Long("even") => fields = Fields::AsTheHeader,
            Long("out") => out = Some(PathBuf::from(arguments.value()?)),
            other => return Err(other.unexpected().into()),
        }
    }
    let (Some(amount), Some(out)) = (amount, out) else {
        return Err(Problem::new(
            "say how much and where: `cargo xtask sample --rows 100000 --out FILE` (or --recipients N).",
        ));
    };
    if keep_or_write(amount, fields, &out)? {
        println!("wrote {}", out.display());
    } else {
        println!("{} is as it should be", out.display());
    }
    Ok(())
}

/// Writes the file unless it has these very bytes already, so that a build tool that watches it
/// does not start again. Says whether it wrote.
pub fn keep_or_write(amount: Amount, fields: Fields, out: &Path) -> Result<bool> {
    if let Ok(existing) = File::open(out) {
        let mut comparison = Comparison {
            existing: BufReader::with_capacity(BUFFER_BYTES, existing),
            scratch: Vec::new(),
        };
        if write_sample(amount, fields, &mut comparison).and_then(|()| comparison.ended()).is_ok() {
            return Ok(false);
        }
    }
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Problem::file("create", folder, &error))?;
    }
    let mut file = File::create(out).map_err(|error| Problem::file("create", out, &error))?;
    write_sample(amount, fields, &mut file).map_err(|error| Problem::file("write", out, &error))?;
    Ok(true)
}

/// How many bytes are gathered before they are written.
const BUFFER_BYTES: usize = 1 << 17;

/// Writes the audience: a header, then rows.
pub fn write_sample(amount: Amount, fields: Fields, out: &mut impl Write) -> io::Result<()> {
    let mut buffer = Vec::with_capacity(BUFFER_BYTES + 1024);
    buffer.extend_from_slice(b"email,first_name,last_name,lang,tz,balance,last_login\n");
    let mut rows = Rows::new(Random::new(), fields);
    let (mut written, mut recipients) = (0, 0);
    while match amount {
        Amount::Rows(wanted) => written < wanted,
        Amount::Recipients(wanted) => recipients < wanted,
    } {
        recipients += u64::from(rows.write_next(&mut buffer));
        written += 1;
        if buffer.len() >= BUFFER_BYTES {
            out.write_all(&buffer)?;
            buffer.clear();
        }
    }
    out.write_all(&buffer)?;
    out.flush()
}

/// Takes what is written and fails at the first byte that an existing file has otherwise.
struct Comparison {
    existing: BufReader<File>,
    scratch: Vec<u8>,
}

impl Comparison {
    fn ended(&mut self) -> io::Result<()> {
        match self.existing.read(&mut [0])? {
            0 => Ok(()),
            _ => Err(io::Error::other("longer")),
        }
    }
}

impl Write for Comparison {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.scratch.resize(bytes.len(), 0);
        self.existing.read_exact(&mut self.scratch)?;
        if self.scratch == bytes { Ok(bytes.len()) } else { Err(io::Error::other("different")) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, Fields, keep_or_write, write_sample};
    use send_plan::audience;

    fn sample(amount: Amount) -> String {
        sample_with(amount, Fields::AsInLife)
    }

    fn sample_with(amount: Amount, fields: Fields) -> String {
        let mut bytes = Vec::new();
        write_sample(amount, fields, &mut bytes).expect("memory does not fail");
        String::from_utf8(bytes).expect("a sample is UTF-8")
    }

    /// Records with their fields, by the few rules of RFC 4180 that the sample uses.
    fn records(text: &str) -> Vec<Vec<String>> {
        let (mut records, mut record, mut field, mut quoted) =
            (vec![], vec![], String::new(), false);
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '"' if quoted && characters.peek() == Some(&'"') => field.extend(characters.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => record.push(std::mem::take(&mut field)),
                '\n' if !quoted => {
                    record.push(std::mem::take(&mut field));
                    records.push(std::mem::take(&mut record));
                }
                other => field.push(other),
            }
        }
        assert!(!quoted && field.is_empty() && record.is_empty(), "the last record is whole");
        records
    }

    #[test]
    fn writes_that_many_rows() {
        for rows in [0, 1, 3000] {
            assert_eq!(records(&sample(Amount::Rows(rows))).len() as u64, rows + 1);
        }
    }

    /// The engine decides who is a recipient: its judgement, not the generator's, must come to
    /// exactly the story's number.
    #[test]
    fn writes_that_many_recipients_and_the_rest_on_top() {
        let text = sample(Amount::Recipients(24_000));
        let look = audience::look(
            "customers.csv",
            text.as_bytes(),
            true,
            &audience::FileFormat::default(),
        );
        let mut reader = audience::Reader::new(&look.guess, [7; 16]);
        reader.begin("customers.csv");
        reader.push(text.as_bytes()).expect("the engine can read a sample");
        reader.end().expect("the engine can read a sample");
        let summary = reader.finish();
        assert_eq!(summary.recipients, 24_000);
        assert!((60..140).contains(&summary.duplicates), "{} duplicates", summary.duplicates);
        let broken = summary.rejected_total();
        assert!((40..110).contains(&broken), "{broken} broken rows: {:?}", summary.rejected);
        assert_eq!(summary.by_locale().len(), 7, "{:?}", summary.by_locale());
        let unknown_domains = summary.by_mailbox_provider().get("other").copied().unwrap_or(0);
        assert!(unknown_domains < 2_400, "{:?}", summary.by_mailbox_provider());
    }

    #[test]
    fn has_every_kind_of_flaw_that_real_files_have() {
        let text = sample(Amount::Rows(24_000));
        let records = records(&text);
        let any = |flaw: &dyn Fn(&[String]) -> bool| records[1..].iter().any(|it| flaw(it));
        assert!(any(&|it| it.len() < 7), "too few fields");
        assert!(any(&|it| it.len() > 7), "too many fields");
        assert!(any(&|it| it[0].is_empty()), "no address");
        assert!(any(&|it| !it[0].is_empty() && !it[0].contains('@')), "no @");
        assert!(any(&|it| it[0].matches('@').count() == 2), "two @");
        assert!(any(&|it| it.len() == 7 && it[4].is_empty()), "no time zone");
        assert!(any(&|it| it.len() == 7 && it[4] == "Mars/Olympus"), "a time zone that is none");
        assert!(any(&|it| it.len() == 7 && it[1].is_empty()), "no first name");
        assert!(any(&|it| it.iter().any(|field| field.contains('\n'))), "a line break in a field");
        assert!(any(&|it| it.iter().any(|field| field.contains('"'))), "a quote in a field");
        assert!(any(&|it| it[0].starts_with(' ')), "a space before an address");
        assert!(any(&|it| it[0].chars().any(char::is_uppercase)), "an address in capitals");
    }

    #[test]
    fn has_no_uneven_row_when_told_so() {
        let even = sample_with(Amount::Rows(24_000), Fields::AsTheHeader);
        assert!(records(&even).iter().all(|record| record.len() == 7));
    }

    #[test]
    fn reaches_nobody_by_accident() {
        for record in records(&sample(Amount::Rows(5_000))).iter().skip(1) {
            let address = record[0].to_lowercase();
            assert!(!address.contains('@') || address.contains("sample"), "{address}");
        }
    }

    /// Pins the bytes: figures measured on one machine must be those of another.
    #[test]
    fn is_the_same_everywhere() {
        let mut digest: u64 = 0xcbf2_9ce4_8422_2325; // FNV-1a
        for byte in sample(Amount::Rows(20_000)).bytes() {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
        assert_eq!(format!("{digest:016x}"), "e25182e7f243337a");
    }

    #[test]
    fn leaves_a_file_alone_that_is_as_it_should_be() {
        let file =
            std::env::temp_dir().join(format!("piecewise-sample-{}.csv", std::process::id()));
        let write = |rows| {
            keep_or_write(Amount::Rows(rows), Fields::AsInLife, &file).expect("a temporary file")
        };
        let _ = std::fs::remove_file(&file);
        assert!(write(5_000));
        assert!(!write(5_000));
        assert!(write(4_000), "a shorter one is another");
        assert!(write(5_000), "a longer one is another");
        let _ = std::fs::remove_file(&file);
    }
}
