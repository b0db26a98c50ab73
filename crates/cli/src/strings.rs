//! `piecewise strings`: one locale's strings out to a translator, and back.

use std::io::Write;
use std::path::PathBuf;

use clap::Subcommand;
use send_plan::template::TemplateFile;
use send_plan::template::strings;
use send_plan::template::strings::exchange::{self, Format};

use crate::findings::Failure;

/// What to do with the strings.
#[derive(Subcommand)]
pub enum Exchange {
    /// Print the strings for a translator
    Export {
        campaign: PathBuf,
        /// The locale they are translated into
        #[arg(long)]
        locale: String,
        /// Print CSV, not JSON
        #[arg(long)]
        csv: bool,
    },
    /// Print the locale's table with what a translator wrote: strings/<locale>.json
    Import {
        campaign: PathBuf,
        /// The locale they are translated into
        #[arg(long)]
        locale: String,
        /// The translator's file, .json or .csv
        file: PathBuf,
    },
}

pub fn run(exchange: &Exchange) -> Result<(), Failure> {
    let (campaign, locale) = match exchange {
        Exchange::Export { campaign, locale, .. } | Exchange::Import { campaign, locale, .. } => {
            (campaign, locale)
        }
    };
    let (files, fallback) = crate::campaign::message(campaign)?;
    let tables = strings::tables(&files);
    let source = strings::source(&tables, fallback.as_deref());
    let text = match exchange {
        Exchange::Export { csv, .. } => {
            let format = if *csv { Format::Csv } else { Format::Json };
            exchange::export(&tables, source, locale, format)
        }
        Exchange::Import { file, .. } => {
            let format = Format::of(&file.to_string_lossy()).unwrap_or(Format::Json);
            let read =
                TemplateFile { path: file.display().to_string(), text: crate::read_text(file)? };
            let (table, found) = exchange::import(&tables, source, locale, format, &read);
            let mut stderr = std::io::stderr().lock();
            for finding in &found {
                writeln!(stderr, "{finding}")?;
            }
            table.to_json()
        }
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(())
}
