//! `cargo xtask …`: everything a person does with this repository.
//!
//! Reading order: one file per command ([`serve`], [`build`], [`dev`], [`test`], [`bench`],
//! [`fuzz`], [`soak`], [`sample`],
//! [`schemas`], [`pictures`], [`clients`]); [`setup`] brings each tool a command needs;
//! [`process`] runs them; [`problem`] is the sentence a failure ends with.

mod bench;
mod build;
mod clients;
mod dev;
mod fuzz;
mod pictures;
mod playwright;
mod problem;
mod process;
mod sample;
mod schemas;
mod serve;
mod server;
mod setup;
mod soak;
mod test;
mod workspace;

use problem::{Problem, Result};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  serve   [--port N]                build the app and serve it on 127.0.0.1 (8080, or the next free port)
                                    with a send API whose sends stay in the sandbox; prints a link
                                    for an author and one for an approver
  test    [--skip NAME]... [NAME...]  run every suite, or only the named ones
  build                             release build into dist/
  dev     [--port N]                serve with reload on every change
  bench   [PART]... [--rows N] [--instances N] [--class CLASS] [--within SECONDS]
                                    measure page, screen, planning, sends … (or only the named
                                    ones), and write docs/BENCHMARKS.md; stopped by --within,
                                    the next turn of the same build goes on
  fuzz    [--seconds N] [TARGET...]  look for files that break the engine: campaign, plan, outlook,
                                    template, audience (10 minutes each)
  soak    [PART]...                 what tests do a few times, at length: kills, hand-offs, stop and
                                    postgres of the send API, reloads of the app
  sample  --rows N --out FILE       write an audience of N rows (or --recipients N; with --even,
                                    every row has the header's fields)
  schemas [--check]                 write docs/schema, docs/providers.md and docs/rules.md, or check
  pictures                          take the documents' pictures anew, into docs/images
  clients                           write which mail clients show what, from npm's caniemail

The commands install what they need and say so. By hand: rustup's cargo, and Node 20 or newer.";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("\nxtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let mut arguments = lexopt::Parser::from_env();
    let command = match arguments.next()? {
        Some(lexopt::Arg::Value(name)) => name.to_string_lossy().into_owned(),
        Some(lexopt::Arg::Long("help") | lexopt::Arg::Short('h')) | None => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "serve" => serve::command(arguments)?,
        "test" => return test::command(arguments),
        "build" => build::command(arguments)?,
        "dev" => dev::command(arguments)?,
        "bench" => bench::command(arguments)?,
        "fuzz" => fuzz::command(arguments)?,
        "soak" => soak::command(arguments)?,
        "sample" => sample::command(arguments)?,
        "clients" => clients::command(arguments)?,
        "pictures" => pictures::command(arguments)?,
        "schemas" => schemas::command(arguments)?,
        "help" => println!("{HELP}"),
        unknown => {
            return Err(Problem::new(format!("there is no command `{unknown}`.\n\n{HELP}")));
        }
    }
    Ok(ExitCode::SUCCESS)
}
