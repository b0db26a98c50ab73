//! Where things are.

use crate::problem::{Problem, Result};
use std::path::{Path, PathBuf};

/// The repository's root: the folder above this package's.
pub fn root() -> PathBuf {
    // Asked of cargo at run time: clones that share a target directory share this binary too.
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map(Path::to_owned).unwrap_or(package)
}

/// Where cargo put (or will put) the debug binary of that name: beside xtask's own, which honours
/// every way of moving the target directory.
pub fn debug_binary(name: &str) -> Result<PathBuf> {
    let own = std::env::current_exe()
        .map_err(|error| Problem::new(format!("cannot find xtask's own binary: {error}")))?;
    Ok(own.with_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// Where downloaded tools live: `$XDG_CACHE_HOME/piecewise/tools`, by default under `~/.cache`.
pub fn tools_cache() -> Result<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let cache = match (set("XDG_CACHE_HOME"), set("HOME").or_else(|| set("USERPROFILE"))) {
        (Some(cache), _) => PathBuf::from(cache),
        (None, Some(home)) => PathBuf::from(home).join(".cache"),
        (None, None) => {
            return Err(Problem::new(
                "neither XDG_CACHE_HOME nor HOME is set: set one, the build tools are kept there.",
            ));
        }
    };
    Ok(cache.join("piecewise").join("tools"))
}

/// The version that Cargo.lock pins for a crate.
pub fn locked_version(name: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let lock =
        std::fs::read_to_string(&path).map_err(|error| Problem::file("read", &path, &error))?;
    version_in_lock(&lock, name).ok_or_else(|| {
        Problem::new(format!(
            "{} does not mention `{name}`. Does the root package depend on it?",
            path.display()
        ))
    })
}

fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn reads_the_version_of_exactly_that_crate() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.128\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.128"));
        assert_eq!(version_in_lock(lock, "trunk"), None);
    }
}
