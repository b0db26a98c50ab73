//! Records of a CSV file with their lines, and fields as such a file holds them.

use csv_core::{ReadRecordResult, ReaderBuilder};

/// Records with the line on which each begins. The delimiter is the one that the first line has
/// most of: comma, semicolon or tab.
pub(crate) fn records(text: &str) -> Vec<(u64, Vec<String>)> {
    let head = text.lines().next().unwrap_or_default();
    let count = |delimiter: u8| head.bytes().filter(|byte| *byte == delimiter).count();
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|d| (count(*d), *d == b','));
    let mut reader = ReaderBuilder::new().delimiter(delimiter.unwrap_or(b',')).build();
    let mut input = text.as_bytes();
    let mut fields = vec![0; text.len() + 1];
    let mut ends = vec![0; text.len() + 1];
    let mut records = Vec::new();
    loop {
        let line = reader.line() + blank_lines(input);
        let (mut written, mut ended) = (0, 0);
        loop {
            let (result, read, wrote, ends_wrote) = reader.read_record(
                input,
                fields.get_mut(written..).unwrap_or_default(),
                ends.get_mut(ended..).unwrap_or_default(),
            );
            input = input.get(read..).unwrap_or_default();
            written += wrote;
            ended += ends_wrote;
            match result {
                ReadRecordResult::InputEmpty => continue,
                ReadRecordResult::Record => break,
                // The buffers are as long as the input: they are never full.
                ReadRecordResult::End
                | ReadRecordResult::OutputFull
                | ReadRecordResult::OutputEndsFull => return records,
            }
        }
        let mut from = 0;
        let values = ends.get(..ended).unwrap_or_default().iter().map(|end| {
            let value = fields.get(from..*end).unwrap_or_default();
            from = *end;
            String::from_utf8_lossy(value).into_owned()
        });
        records.push((line, values.collect()));
    }
}

fn blank_lines(input: &[u8]) -> u64 {
    let blank = input.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    blank.filter(|byte| **byte == b'\n').count() as u64
}
