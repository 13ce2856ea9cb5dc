//! Where does a generated crate get `runtime` from?
//!
//! ```toml
//! runtime = { path = "../../runtime" }               of this workspace, or --runtime-path
//! runtime = "0.1"                                    --runtime-version
//! runtime = { git = "https://…/clients.git" }        --runtime-git
//! ```
//!
//! The path of this workspace's is written as seen from the crate, so that both can be moved together and a crate that is
//! checked in is good on any machine; only where they have no folder in common it is the whole path.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, bail, ensure};

use crate::workspace::Workspace;

/// The source of the dependency.
#[derive(Debug, Clone, Copy)]
pub enum Runtime<'a> {
    /// The folder in this workspace.
    Workspace,
    /// A folder, absolute or as seen from the crate.
    Path(&'a Path),
    /// A version of the registry.
    Version(&'a str),
    /// A repository.
    Git(&'a str),
}

impl Runtime<'_> {
    /// The value of the dependency in the manifest, as TOML.
    ///
    /// # Errors
    ///
    /// When there is no such folder, when there is no workspace to take it from, and when a text cannot be what it should.
    pub fn dependency(self, workspace: Option<&Workspace>, out: &Path) -> anyhow::Result<String> {
        match self {
            Self::Workspace => {
                let Some(workspace) = workspace else {
                    bail!(
                        "outside of this workspace nobody knows where `runtime` is: say it with --runtime-path, \
                         --runtime-version or --runtime-git"
                    )
                };
                let path = std::path::absolute(workspace.runtime());
                let path = path.context("the current folder has no name")?;
                in_folder(&from_crate(&path, out).unwrap_or(path), out)
            }
            Self::Path(path) => in_folder(path, out),
            Self::Version(version) => {
                let is_requirement =
                    |c: char| c.is_ascii_alphanumeric() || "^~<>=*., -+".contains(c);
                ensure!(
                    !version.is_empty() && version.chars().all(is_requirement),
                    "{version:?} is no version"
                );
                Ok(format!("{version:?}"))
            }
            Self::Git(url) => {
                let fits = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\\');
                ensure!(
                    !url.is_empty() && url.chars().all(fits),
                    "{url:?} is no address of a repository"
                );
                Ok(format!("{{ git = {url:?} }}"))
            }
        }
    }
}

fn in_folder(path: &Path, out: &Path) -> anyhow::Result<String> {
    let seen = seen_from(out, path);
    ensure!(
        seen.join("Cargo.toml").is_file(),
        "there is no crate at {}, the path of `runtime`",
        seen.display()
    );
    // A JSON string of such characters is a TOML string too.
    let path = serde_json::to_string(&path.to_string_lossy().replace('\\', "/"))?;
    Ok(format!("{{ path = {path} }}"))
}

/// A path as seen from a folder that need not be there yet; `None` where they have no folder in common but the topmost.
fn from_crate(path: &Path, folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    let there = folder.ancestors().find(|folder| folder.exists())?;
    let to_make = folder.strip_prefix(there).ok()?;
    // The way up is that of the real folders.
    let folder = there.canonicalize().ok()?.join(to_make);
    let path = path.canonicalize().ok()?;
    let is_plain = |part: &Component<'_>| matches!(part, Component::Normal(_));
    let (to, from): (Vec<_>, Vec<_>) = (path.components().collect(), folder.components().collect());
    let pairs = to.iter().zip(&from);
    let common = pairs.take_while(|(one, other)| one == other).count();
    let (shared, down) = to.split_at_checked(common)?;
    let (_, up) = from.split_at_checked(common)?;
    if !shared.iter().any(is_plain) || !up.iter().all(is_plain) {
        return None;
    }
    let up = up.iter().map(|_| Component::ParentDir);
    Some(up.chain(down.iter().copied()).collect())
}

/// Where a path leads from a folder that need not be there yet; an absolute path replaces the folder.
fn seen_from(folder: &Path, path: &Path) -> PathBuf {
    let mut seen = folder.to_path_buf();
    for part in path.components() {
        // From a folder that is not there the system does not go up.
        if part == Component::ParentDir && !seen.exists() {
            seen.pop();
        } else {
            seen.push(part);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(runtime: Runtime<'_>) -> Option<String> {
        runtime.dependency(None, Path::new(".")).ok()
    }

    #[test]
    fn versions_and_repositories_are_plain_texts() {
        assert_eq!(value(Runtime::Version("0.1")).as_deref(), Some("\"0.1\""));
        let url = "https://a.example/b.git";
        assert_eq!(
            value(Runtime::Git(url)).as_deref(),
            Some("{ git = \"https://a.example/b.git\" }")
        );
        for odd in ["", "1\"\nevil = \"1", "1 # x"] {
            assert_eq!(value(Runtime::Version(odd)), None, "{odd:?}");
        }
        for odd in ["", "a\" }\n[x]", "a b"] {
            assert_eq!(value(Runtime::Git(odd)), None, "{odd:?}");
        }
        assert_eq!(value(Runtime::Workspace), None);
    }

    #[test]
    fn the_path_of_the_workspace_is_seen_from_the_crate() -> anyhow::Result<()> {
        let top = tempfile::tempdir()?;
        std::fs::create_dir(top.path().join("runtime"))?;
        std::fs::write(top.path().join("runtime/Cargo.toml"), "")?;
        let workspace = Workspace::at(top.path());
        let seen = |out: &str| Runtime::Workspace.dependency(Some(&workspace), Path::new(out));
        let below = |folder: &str| seen(&top.path().join(folder).to_string_lossy());
        assert_eq!(below("clients/new")?, "{ path = \"../../runtime\" }");
        assert_eq!(below("new")?, "{ path = \"../runtime\" }");
        let elsewhere = seen("/nowhere")?;
        assert!(elsewhere.starts_with("{ path = \"/"), "{elsewhere}");
        Ok(())
    }

    #[test]
    fn a_path_is_seen_from_a_folder_that_is_still_to_be_made() -> anyhow::Result<()> {
        let top = tempfile::tempdir()?;
        std::fs::create_dir(top.path().join("runtime"))?;
        std::fs::write(top.path().join("runtime/Cargo.toml"), "")?;
        let given = |path| Runtime::Path(Path::new(path)).dependency(None, &top.path().join("new"));
        assert_eq!(given("../runtime")?, "{ path = \"../runtime\" }");
        assert!(given("../nothing").is_err());
        Ok(())
    }
}
