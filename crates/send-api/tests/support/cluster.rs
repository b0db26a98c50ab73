//! A PostgreSQL cluster of the tests' own: made as an ordinary user, since `initdb` refuses root, on a
//! port of its own, and gone with the tests' process.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Debian's.
const BIN: &str = "/usr/lib/postgresql/15/bin";

/// Who runs it where the tests are root's; Debian's package makes this user.
const USER: &str = "postgres";

/// Ends when its input does, and so with this process.
pub struct Cluster {
    port: u16,
    keeper: Child,
}

static SHARED: OnceLock<Cluster> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// The address of a new, empty database in the cluster that this process's tests share.
pub fn database() -> String {
    SHARED.get_or_init(|| Cluster::start(false)).database()
}

impl Cluster {
    /// The address of a new, empty database.
    pub fn database(&self) -> String {
        let name = format!("test{}", DATABASES.fetch_add(1, Ordering::Relaxed));
        let port = self.port.to_string();
        let made = Command::new(format!("{BIN}/createdb"))
            .args(["-h", "127.0.0.1", "-p", &port, "-U", USER, &name])
            .status();
        assert!(made.expect("createdb starts").success(), "the database {name} could not be made");
        format!("postgres://{USER}@127.0.0.1:{port}/{name}")
    }

    /// Every connection is cut, and nothing is put in order.
    pub fn down(&mut self) {
        self.tell("down");
        assert!(self.comes_to(false), "PostgreSQL does not end");
    }

    /// Up again, with what was committed.
    pub fn up(&mut self) {
        self.tell("up");
        assert!(self.comes_to(true), "PostgreSQL does not come back");
    }

    fn tell(&mut self, word: &str) {
        let input = self.keeper.stdin.as_mut().expect("the keeper listens");
        writeln!(input, "{word}").expect("the keeper listens");
    }

    fn comes_to(&self, wanted: bool) -> bool {
        (0..600).any(|_| {
            let ready = Command::new(format!("{BIN}/pg_isready"))
                .args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()])
                .status();
            let comes = ready.is_ok_and(|ready| ready.success()) == wanted;
            if !comes {
                std::thread::sleep(Duration::from_millis(50));
            }
            comes
        })
    }

    /// A new one. `durable`: it waits for the disk.
    pub fn start(durable: bool) -> Self {
        install();
        let folder = tempfile::tempdir().expect("a folder").keep();
        let data = folder.join("data");
        if is_root() {
            let (user, group) = ids();
            chown(&folder, Some(user), Some(group)).expect("the folder is given away");
        }
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|socket| socket.local_addr())
            .expect("a free port")
            .port();
        let init = as_ordinary_user(Path::new(BIN).join("initdb"))
            .args(["-A", "trust", "-U", USER, "-N", "-E", "UTF8", "--locale=C", "-D"])
            .arg(&data)
            .current_dir(&folder)
            .stdout(Stdio::null())
            .status();
        assert!(init.expect("initdb starts").success(), "initdb failed");
        let script = format!(
            "up() {{ {BIN}/postgres -D '{data}' -p {port} -k '{folder}' -c listen_addresses=127.0.0.1 \
             -c fsync={fsync} -c max_connections=200 >>'{folder}/log' 2>&1 & server=$!; }}; up; \
             while read -r word; do case $word in up) up;; down) kill -QUIT $server; wait $server;; \
             esac; done; kill -INT $server; wait $server; rm -rf '{folder}'/*",
            fsync = if durable { "on" } else { "off" },
            data = data.display(),
            folder = folder.display(),
        );
        #[allow(clippy::zombie_processes, reason = "it ends with this process, by its input")]
        let keeper = as_ordinary_user(PathBuf::from("sh"))
            .args(["-c", &script])
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .spawn()
            .expect("the cluster starts");
        let cluster = Self { port, keeper };
        if cluster.comes_to(true) {
            return cluster;
        }
        let mut log = String::new();
        let _ =
            fs::File::open(folder.join("log")).and_then(|mut file| file.read_to_string(&mut log));
        panic!("PostgreSQL does not come up:\n{log}");
    }
}
/// Where it is missing.
fn install() {
    if Path::new(BIN).join("initdb").exists() {
        return;
    }
    let sudo: &[&str] = if is_root() { &[] } else { &["sudo", "-n"] };
    for arguments in [["update", "-q"].as_slice(), &["install", "-q", "-y", "postgresql-15"]] {
        let line: Vec<&str> = [sudo, &["apt-get"], arguments].concat();
        let mut command = Command::new(line[0]);
        let done = command.args(&line[1..]).env("DEBIAN_FRONTEND", "noninteractive").status();
        assert!(
            done.is_ok_and(|done| done.success()),
            "PostgreSQL 15 is missing and could not be installed: `apt-get install postgresql-15`"
        );
    }
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn as_ordinary_user(program: PathBuf) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid", USER, "--regid", USER, "--clear-groups"]).arg(program);
    command
}

/// The user's numbers.
fn ids() -> (u32, u32) {
    let users = fs::read_to_string("/etc/passwd").expect("the users are listed");
    let user = users.lines().find(|line| line.starts_with(&format!("{USER}:")));
    let mut numbers = user.expect("Debian's package makes the user").split(':').skip(2);
    let mut next = || numbers.next().and_then(|number| number.parse().ok()).expect("a number");
    (next(), next())
}
