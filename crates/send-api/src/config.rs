//! The command line: which build to serve, where, which send APIs its page may reach; and what the
//! send API of this very server has to work with.

use crate::policy::Origin;
use lexopt::ValueExt;
use std::ffi::OsString;
use std::path::PathBuf;

/// How to call the program.
pub const USAGE: &str = "\
send-api --dist DIR [--port N] [--send-api URL]... [--database URL --tokens FILE [...]]
send-api stop DIGEST --database URL
send-api audit --database URL
send-api openapi

  --dist DIR       the built app (`cargo xtask build` writes dist/)
  --port N         the port on 127.0.0.1 (8080; 0 lets the system choose)
  --send-api URL   an origin the page may hand plans to, such as https://send.example.com

Without a database the app alone is served. With one, plans can be handed over under /v1:

  --database URL   sqlite://FILE or postgres://...; left out: DATABASE_URL, if set
  --tokens FILE    lines of name:token; whoever has one may read
  --trust FILE     trust.json: whose signatures count
  --enrol DIR      for development, in place of the two: prints a link for an author and one for an
                   approver, and keeps who came by them in DIR
  --operator FILE  operator.json: accounts, limits, suppression lists, retention
  --name NAME      this dispatcher's name, unlike that of any other on the same database; with SQLite it
                   may be left out

`stop` ends the send of a plan for good, without a signature: for whoever is on the server.
`audit` says whether anything in the audit log was changed, and where.
`openapi` prints the description that is served at /v1/openapi.json.";

/// What to serve, and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The folder with the built app.
    pub dist: PathBuf,
    /// The port on 127.0.0.1; 0 lets the system choose.
    pub port: u16,
    /// The send APIs that the page may connect to, besides its own server.
    pub send_apis: Vec<Origin>,
    /// What the send API works with; `None`: there is none here.
    pub backend: Option<Backend>,
    /// Days for which recipients stay here after the end of a send, once there is a send API.
    pub retention_days: Option<u64>,
}

/// What the send API works with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backend {
    /// `sqlite://FILE` or `postgres://…`.
    pub database: String,
    /// Lines of `name:token`.
    pub tokens: Option<PathBuf>,
    /// `trust.json`.
    pub trust: Option<PathBuf>,
    /// Where enrolment keeps both; `None`: there is none, and the operator's files count.
    pub enrol: Option<PathBuf>,
    /// `operator.json`.
    pub operator: Option<PathBuf>,
    /// This dispatcher's name.
    pub name: String,
}

/// What the program is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Serve.
    Serve(Config),
    /// Stop the send of the plan with this digest, in this database.
    Stop(String, String),
    /// Say whether the audit log of this database is as it was written.
    Audit(String),
    /// Print the description of the API.
    OpenApi,
}

impl Task {
    /// Reads the arguments (without the program's name) and `DATABASE_URL`. The error is a sentence.
    pub fn parse(
        arguments: impl IntoIterator<Item = OsString>,
        database_url: Option<String>,
    ) -> Result<Self, String> {
        let arguments: Vec<OsString> = arguments.into_iter().collect();
        let words: Vec<_> = arguments.iter().map(|word| word.to_str().unwrap_or("")).collect();
        let database = |rest: &[&str], database_url: Option<String>| {
            let named = match rest {
                ["--database", url] => Some((*url).to_owned()),
                [] => database_url,
                _ => return Err(USAGE.to_owned()),
            };
            named.ok_or_else(|| format!("--database is missing.\n\n{USAGE}"))
        };
        match words.as_slice() {
            ["openapi"] => Ok(Self::OpenApi),
            ["audit", rest @ ..] => Ok(Self::Audit(database(rest, database_url)?)),
            ["stop", digest, rest @ ..] => {
                Ok(Self::Stop((*digest).to_owned(), database(rest, database_url)?))
            }
            _ => Ok(Self::Serve(Config::read(arguments, database_url)?)),
        }
    }
}

impl Backend {
    fn new(database: String) -> Self {
        let name = "main".to_owned();
        Self { database, tokens: None, trust: None, enrol: None, operator: None, name }
    }
}

impl Config {
    /// This build, on any port, with no send API but its own server.
    pub fn new(dist: impl Into<PathBuf>) -> Self {
        Self {
            dist: dist.into(),
            port: 0,
            send_apis: Vec::new(),
            backend: None,
            retention_days: None,
        }
    }

    /// Reads the arguments (without the program's name). The error is a sentence.
    pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        Self::read(arguments, None)
    }

    /// `database`: where the arguments name none.
    fn read(
        arguments: impl IntoIterator<Item = OsString>,
        mut database: Option<String>,
    ) -> Result<Self, String> {
        let mut dist = None;
        let mut port = 8080;
        let mut send_apis = Vec::new();
        let mut backend = Backend::new(String::new());
        let mut own_name = None;
        let mut arguments = lexopt::Parser::from_args(arguments);
        while let Some(argument) = arguments.next().map_err(sentence)? {
            let lexopt::Arg::Long(name) = argument else {
                return Err(sentence(argument.unexpected()));
            };
            let name = name.to_owned();
            let value = arguments.value().map_err(sentence)?;
            match name.as_str() {
                "dist" => dist = Some(PathBuf::from(value)),
                "port" => port = value.parse().map_err(sentence)?,
                "send-api" => send_apis.push(Origin::parse(&value.to_string_lossy())?),
                "database" => database = Some(value.string().map_err(sentence)?),
                "tokens" => backend.tokens = Some(PathBuf::from(value)),
                "trust" => backend.trust = Some(PathBuf::from(value)),
                "enrol" => backend.enrol = Some(PathBuf::from(value)),
                "operator" => backend.operator = Some(PathBuf::from(value)),
                "name" => own_name = Some(value.string().map_err(sentence)?),
                _ => return Err(format!("there is no option --{name}.\n\n{USAGE}")),
            }
        }
        let dist = dist.ok_or_else(|| format!("--dist is missing.\n\n{USAGE}"))?;
        if !dist.join("index.html").is_file() {
            return Err(format!(
                "there is no index.html in {}: build the app first, with `cargo xtask build`.",
                dist.display()
            ));
        }
        if backend.enrol.is_some() && (backend.trust.is_some() || backend.tokens.is_some()) {
            return Err("--enrol keeps a trust file and tokens of its own, for development. In \
                        production leave it out: whoever runs the server writes trust.json and tokens."
                .to_owned());
        }
        if backend.enrol.is_some() && database.is_none() {
            return Err(format!("--enrol needs a --database.\n\n{USAGE}"));
        }
        if own_name.is_none() && database.as_ref().is_some_and(|url| url.starts_with("postgres")) {
            return Err(
                "--name is missing: two dispatchers of one name on one PostgreSQL would take each \
                        other's calls. Give each its own, such as its machine's."
                    .to_owned(),
            );
        }
        backend.name = own_name.unwrap_or(backend.name);
        let backend = database.map(|database| Backend { database, ..backend });
        Ok(Self { dist, port, send_apis, backend, retention_days: None })
    }
}

fn sentence(error: lexopt::Error) -> String {
    format!("{error}.\n\n{USAGE}")
}
