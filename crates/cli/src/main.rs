//! `piecewise`: the engine on the command line. Same engine, same answers as the app.
//!
//! Exit codes: 0 fine; 1 the input was understood and found wanting; 2 it was not understood.

mod audience;
mod audit;
mod campaign;
mod chunk;
mod diff;
mod expand;
mod faster;
mod findings;
mod init;
mod keygen;
mod lint;
mod plan;
mod reduce;
mod rejects;
mod rest;
mod show;
mod sign;
mod strings;
mod trust;
mod verify;
mod withdraw;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use audience::Files;
use findings::Failure;

#[derive(Parser)]
#[command(
    version,
    about = "Plan a mass mailing: how long it takes, why, and that nobody sees anybody"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Give a campaign its id, salt and sequence 1; makes the file where there is none
    Init { campaign: PathBuf },
    /// Draw the plan of a campaign
    Plan {
        campaign: PathBuf,
        /// The time it is planned at, RFC 3339
        #[arg(long, value_name = "RFC3339")]
        now: String,
        /// Where to write the plan
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Say in words when everything is handed over, why, and what else may come
        #[arg(long)]
        explain: bool,
        /// Plan as if this account had failed: those on standby send
        #[arg(long, value_name = "ACCOUNT")]
        without: Option<String>,
        /// Print the answer as JSON
        #[arg(long)]
        json: bool,
    },
    /// List everything that is wrong with a campaign
    Lint {
        campaign: PathBuf,
        /// Print the findings as JSON
        #[arg(long)]
        json: bool,
        /// The time it is looked at, RFC 3339; left out: the start of its schedule
        #[arg(long, value_name = "RFC3339")]
        now: Option<String>,
    },
    /// Prove that a plan keeps its promises; one line per broken one
    Audit {
        plan: PathBuf,
        #[command(flatten)]
        files: Files,
        /// Print the findings as JSON
        #[arg(long)]
        json: bool,
    },
    /// Tell two plans' differences in words, most dangerous first
    ///
    /// Exits with 0 where there is none, with 1 where there are some, and with 2 where a file was not
    /// understood.
    Diff {
        /// A plan.json, or a plan.dsse.json; signatures are not verified
        old: PathBuf,
        /// The same
        new: PathBuf,
        /// Folders with the templates of either plan: then it says how many lines changed
        #[arg(long, value_name = "FOLDER", num_args = 1..)]
        templates: Vec<PathBuf>,
        /// Print the differences as JSON
        #[arg(long)]
        json: bool,
    },
    /// List what would make a send end earlier, and the least that would meet its deadline
    Faster {
        campaign: PathBuf,
        /// The time it is planned at, RFC 3339
        #[arg(long, value_name = "RFC3339")]
        now: String,
        /// Print the list as JSON, each way with the campaign it makes
        #[arg(long)]
        json: bool,
    },
    /// Print every call of a plan as NDJSON, with its number
    Expand { plan: PathBuf },
    /// Write the audience without the columns that neither message nor planning uses
    ///
    /// Every recipient and seed file gets a reduced one beside it, and the new campaign names those.
    Reduce(reduce::Wanted),
    /// Print every row that is not mailed because something in it is wrong, as CSV
    Rejects(rejects::Wanted),
    /// Make the campaign that mails whom a stopped send did not reach
    ///
    /// It leaves out everybody whom the report calls accepted or unknown. Refused recipients, and
    /// those whom the report does not name, are mailed.
    Rest(rest::Wanted),
    /// Print what would leave for one row of the audience
    Show(show::Wanted),
    /// Hand the strings of a shared layout to translators, and take them back
    #[command(subcommand)]
    Strings(strings::Exchange),
    /// Print whom a call of a plan reaches as NDJSON: address, file and row
    Chunk {
        plan: PathBuf,
        #[command(flatten)]
        files: Files,
        /// The call's number, as `expand` prints it
        #[arg(long, value_name = "N")]
        call: u64,
    },
    /// Make a key of one's own; prints the line that others enrol
    Keygen(keygen::Wanted),
    /// Make a trust file from the lines that keygen has printed
    Trust(trust::Wanted),
    /// Show on one page what a plan does, and sign it
    Sign(sign::Wanted),
    /// Say whether a signed plan may run, and who stands for it
    Verify(verify::Wanted),
    /// Cancel a signed plan, for good
    Withdraw(withdraw::Wanted),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Init { campaign } => init::run(&campaign),
        Command::Plan { campaign, now, out, explain, without, json } => {
            let wanted = plan::Wanted { out: out.as_deref(), explain, json };
            plan::run(&campaign, &now, without.as_deref(), &wanted)
        }
        Command::Faster { campaign, now, json } => faster::run(&campaign, &now, json),
        Command::Lint { campaign, json, now } => lint::run(&campaign, now.as_deref(), json),
        Command::Audit { plan, files, json } => audit::run(&plan, &files, json),
        Command::Diff { old, new, templates, json } => diff::run(&old, &new, &templates, json),
        Command::Expand { plan } => expand::run(&plan),
        Command::Reduce(wanted) => reduce::run(&wanted),
        Command::Rejects(wanted) => rejects::run(&wanted),
        Command::Rest(wanted) => rest::run(&wanted),
        Command::Show(wanted) => show::run(&wanted),
        Command::Strings(exchange) => strings::run(&exchange),
        Command::Chunk { plan, files, call } => chunk::run(&plan, &files, call),
        Command::Keygen(wanted) => keygen::run(&wanted),
        Command::Trust(wanted) => trust::run(&wanted),
        Command::Sign(wanted) => sign::run(&wanted),
        Command::Verify(wanted) => verify::run(&wanted),
        Command::Withdraw(wanted) => withdraw::run(&wanted),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

/// The bytes of a file as text, without a byte order mark.
fn read_text(path: &std::path::Path) -> Result<String, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::unreadable(path, &error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => Err(Failure::not_text(path, &error)),
    }
}
