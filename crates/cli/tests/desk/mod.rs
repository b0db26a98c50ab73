//! A folder with an audience, and the program run in it.
#![allow(dead_code, reason = "each test program uses its part")]

use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

pub const NOW: &str = "2026-11-21T00:00:00Z";

pub struct Desk {
    folder: tempfile::TempDir,
}

pub struct Outcome {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Outcome {
    #[track_caller]
    pub fn expect_exit(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for the test") }
    }

    /// An audience of `recipients`, the locales in turn.
    pub fn with_recipients(recipients: usize, locales: &[&str]) -> Self {
        let desk = Self::new();
        let mut csv = String::from("email,lang,tz\n");
        for (index, locale) in (0..recipients).zip(locales.iter().cycle()) {
            writeln!(csv, "person{index}@gmail.com,{locale},Europe/Lisbon").expect("a string");
        }
        desk.write("customers.csv", &csv);
        desk
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path: PathBuf = self.folder.path().join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("a folder");
        }
        std::fs::write(&path, text).expect("a file");
        path.display().to_string()
    }

    /// A campaign over `customers.csv` with `members` on top.
    pub fn campaign(&self, members: Value) -> String {
        let mut campaign = json!({
            "format": "piecewise.campaign/1",
            "id": "2026-11-test",
            "salt": "5f".repeat(32),
            "name": "Test",
            "from": { "name": "Example Exchange", "address": "news@example.com" },
            "audience": { "files": ["customers.csv"] },
        });
        for (name, value) in members.as_object().expect("members") {
            campaign[name] = value.clone();
        }
        self.write("campaign.json", campaign.to_string())
    }

    /// Plans the campaign; the path of its plan.
    #[track_caller]
    pub fn plan(&self, campaign: &str) -> String {
        let plan = self.path("plan.json");
        self.run(&["plan", campaign, "--now", NOW, "--out", &plan]).expect_exit(0);
        plan
    }

    pub fn json(&self, path: &str) -> Value {
        let text = std::fs::read_to_string(path).expect("a file");
        serde_json::from_str(&text).expect("JSON")
    }

    pub fn run(&self, arguments: &[&str]) -> Outcome {
        let output = Command::new(env!("CARGO_BIN_EXE_piecewise"))
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .expect("the program runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Outcome {
            code: output.status.code().unwrap_or(-1),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }
}
