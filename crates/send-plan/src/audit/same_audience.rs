//! P6: the audience as read again is the one that was planned.

use crate::audience::{AudienceSummary, FileFacts, SuppressionFacts};
use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::wording::{Text, text};

use super::broken;

pub(super) fn same_audience(plan: &Plan, read: &AudienceSummary) -> Vec<Diagnostic> {
    let planned = &plan.audience;
    let mut findings = Vec::new();
    let seeds = |files: &[FileFacts]| digests(files.iter().filter(|file| file.seeds));
    let customers = |files: &[FileFacts]| digests(files.iter().filter(|file| !file.seeds));
    let suppression = |files: &[SuppressionFacts]| -> Vec<File> {
        files.iter().map(|file| (file.name.clone(), file.blake3.clone())).collect()
    };
    for (kind, member, planned, read) in [
        (
            text!("engine-the-seed-list", "seed list"),
            "audience.files",
            seeds(&planned.files),
            seeds(&read.files),
        ),
        (
            text!("engine-the-audience-file", "audience file"),
            "audience.files",
            customers(&planned.files),
            customers(&read.files),
        ),
        (
            text!("engine-the-suppression-list", "suppression list"),
            "audience.suppression",
            suppression(&planned.suppression),
            suppression(&read.suppression),
        ),
    ] {
        findings.extend(
            same_files(&kind, &planned, &read)
                .map(|message| Diagnostic { hint: HINT, ..other(member, message) }),
        );
    }
    if !findings.is_empty() {
        // Other files hold other people: that their rows and counts differ says nothing more.
        return findings;
    }
    if (planned.rows, planned.recipients, planned.duplicates, planned.suppressed)
        != (read.rows, read.recipients, read.duplicates, read.suppressed)
        || planned.rejected != read.rejected
    {
        findings.push(other(
            "audience",
            text!(
                "engine-audit-same-audience",
                "The rows are judged otherwise than when it was planned."
            ),
        ));
    }
    if planned.by_locale != read.by_locale()
        || planned.by_time_zone != read.by_time_zone()
        || planned.by_mailbox_provider != read.by_mailbox_provider()
    {
        findings.push(other(
            "audience",
            text!("engine-audit-same-audience-2", "Recipients by locale, time zone or mailbox provider are not those that were planned."),
        ));
    }
    findings
}

const HINT: Text = text!(
    "engine-files-give-every",
    "Give every file that was planned, unchanged and in the plan's order; or make the plan again."
);

/// Name and digest.
type File = (String, String);

fn digests<'a>(files: impl Iterator<Item = &'a FileFacts>) -> Vec<File> {
    files.map(|file| (file.name.clone(), file.blake3.clone())).collect()
}

fn other(member: &str, message: impl Into<Text>) -> Diagnostic {
    broken("P6/other-audience", member, message)
}

/// What is wrong with the first file of a kind that is not the planned one. Files may have been
/// renamed: their content counts.
fn same_files(kind: &Text, planned: &[File], read: &[File]) -> Option<Text> {
    let short = |digest: &str| digest.get(..12).unwrap_or(digest).to_owned();
    let pairs = planned.iter().zip(read);
    let differing = pairs.filter(|((_, wanted), (_, digest))| wanted != digest).map(
        |((wanted_name, wanted), (name, digest))| {
            text!(
                "engine-audit-not-that-was-planned-their",
                "{name} is not the {kind} {wanted_name} that was planned: their digests differ \
                 (BLAKE3 {short}… instead of {short_2}…).",
                name = name,
                kind = kind,
                wanted_name = wanted_name,
                short = short(digest),
                short_2 = short(wanted)
            )
        },
    );
    let lacking = planned.get(read.len()..).unwrap_or_default().iter().map(|(name, _)| {
        text!(
            "engine-audit-was-planned-not-among-files",
            "The {kind} {name} was planned, and is not among the files given.",
            kind = kind,
            name = name
        )
    });
    let surplus = read.get(planned.len()..).unwrap_or_default().iter().map(|(name, _)| {
        text!(
            "engine-audit-given-as-plan-has-no",
            "{name} is given as {kind}, and the plan has no such file.",
            name = name,
            kind = kind
        )
    });
    differing.chain(lacking).chain(surplus).next()
}
