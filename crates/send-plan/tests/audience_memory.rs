//! A file may be anything; the memory that reading it takes may not.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod reading;

use std::io::Write;
use std::sync::Mutex;

use peak_alloc::PeakAlloc;
use reading::KEY;
use send_plan::audience::{AudienceSummary, FileFormat, LOOK_BYTES, Reader, RejectReason, look};
use send_plan::campaign::Columns;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// One measurement at a time.
static TURN: Mutex<()> = Mutex::new(());

const MEBIBYTE: usize = 1 << 20;

/// Reads a beginning, then one slice so many times, then an end; with the most memory it took more.
fn read(beginning: &[u8], slice: &[u8], times: usize, end: &[u8]) -> (AudienceSummary, usize) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let mut reader = Reader::new(&Columns::default(), KEY);
    reader.begin("customers.csv");
    let _ = reader.push(beginning);
    for _ in 0..times {
        let _ = reader.push(slice);
    }
    let _ = reader.push(end);
    let _ = reader.end();
    let summary = reader.finish();
    (summary, MEMORY.peak_usage() - before)
}

/// The most memory while so many people are read, each in a row of their own.
fn memory_of(people: usize) -> usize {
    let _turn = TURN.lock().unwrap();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let mut reader = Reader::new(&Columns::default(), KEY);
    reader.begin("customers.csv");
    let mut slice = String::from("email,locale,time_zone\n");
    for n in 0..people {
        slice += &format!("person.{n}@customers.example,en,Europe/Rome\n");
        if slice.len() > MEBIBYTE / 4 || n + 1 == people {
            reader.push(slice.as_bytes()).unwrap();
            slice.clear();
        }
    }
    assert_eq!(reader.finish().recipients, people as u64);
    MEMORY.peak_usage() - before
}

#[test]
fn memory_grows_with_the_addresses_and_never_by_leaps() {
    // Whatever the number, a leap to twice the room would show at one of them.
    for people in [250_000, 300_000, 350_000, 400_000, 450_000] {
        let memory = memory_of(people);
        assert!(memory < 4 * MEBIBYTE + people * 24, "{memory} bytes for {people}");
    }
}

#[test]
#[ignore = "takes a minute"]
fn ten_million_addresses_take_less_than_240_mebibytes() {
    let memory = memory_of(10_000_000);
    assert!(memory < 240 * MEBIBYTE, "{memory} bytes");
}

fn a_huge_field_is_refused(mebibytes: usize) {
    let _turn = TURN.lock().unwrap();
    let slice = vec![b'x'; MEBIBYTE];
    let head = b"email,name\nann@x.example,Ann\nbob@x.example,\"";
    let (summary, memory) = read(head, &slice, mebibytes, b"\"\ncid@x.example,Cid\n");
    assert_eq!((summary.recipients, summary.rejected[&RejectReason::TooLong]), (2, 1));
    assert_eq!(summary.rejects[0].line, 3);
    assert!(memory < 16 * MEBIBYTE, "{memory} bytes");
}

#[test]
fn a_field_of_64_mebibytes_is_refused_in_little_memory() {
    a_huge_field_is_refused(64);
}

#[test]
#[ignore = "takes a minute"]
fn a_field_of_500_mebibytes_is_refused_in_little_memory() {
    a_huge_field_is_refused(500);
}

#[test]
#[ignore = "takes minutes"]
fn two_gibibytes_of_zeros_after_honest_rows_are_one_refused_row() {
    let _turn = TURN.lock().unwrap();
    let rows: String = (0..30_000).map(|n| format!("p{n}@x.example,{n}\n")).collect();
    let head = format!("email,n\n{rows}");
    let (summary, memory) = read(head.as_bytes(), &vec![0; MEBIBYTE], 2048, b"");
    assert_eq!((summary.recipients, summary.rejected_total()), (30_000, 1));
    assert!(summary.files[0].bytes > 2 << 30);
    assert!(memory < 32 * MEBIBYTE, "{memory} bytes");
}

#[test]
fn a_small_archive_of_a_huge_file_takes_no_more_than_the_file() {
    let _turn = TURN.lock().unwrap();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(b"email\nann@x.example\n").unwrap();
    for _ in 0..64 {
        encoder.write_all(&vec![b'x'; MEBIBYTE]).unwrap();
    }
    let archive = encoder.finish().unwrap();
    let (summary, memory) = read(&archive, b"", 0, b"");
    assert_eq!((summary.recipients, summary.rejected_total()), (1, 1));
    assert!(memory < 32 * MEBIBYTE, "{memory} bytes from {}", archive.len());
}

#[test]
fn looking_at_a_small_archive_of_a_huge_file_takes_little() {
    let _turn = TURN.lock().unwrap();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(b"email\nann@x.example\n").unwrap();
    for _ in 0..48 {
        encoder.write_all(&vec![b'\n'; MEBIBYTE]).unwrap();
    }
    let archive = encoder.finish().unwrap();
    let head = &archive[..archive.len().min(LOOK_BYTES)];
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let seen = look("customers.csv.gz", head, false, &FileFormat::default());
    let memory = MEMORY.peak_usage() - before;
    assert_eq!(seen.columns.len(), 1);
    assert!(memory < 32 * MEBIBYTE, "{memory} bytes from {}", archive.len());
}
