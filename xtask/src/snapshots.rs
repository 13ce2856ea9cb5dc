//! Is each snapshot used by a test, and none waiting to be reviewed?
//!
//! `insta` appends the path of each snapshot that a test compares to the file that `INSTA_SNAPSHOT_REFERENCES_FILE`
//! names. After a whole test run, a snapshot that is not in it belongs to a test that is gone.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::Context as _;

use crate::workspace::Workspace;

/// The variable by which `insta` is told where to note the snapshots that tests compare.
pub const REFERENCES: &str = "INSTA_SNAPSHOT_REFERENCES_FILE";

/// Where the names are noted: what the environment says, or else a file among the built things.
pub fn references_file(workspace: &Workspace) -> PathBuf {
    env::var_os(REFERENCES).map_or_else(
        || workspace.target().join("ci/snapshots-in-use.txt"),
        PathBuf::from,
    )
}

/// What is wrong with the snapshots of the project, one line each; empty if nothing is.
///
/// # Errors
///
/// When the list of snapshots in use, or a folder of the project, cannot be read.
pub fn check(workspace: &Workspace, references: &Path) -> anyhow::Result<String> {
    let noted = match fs::read_to_string(references) {
        Ok(noted) => noted,
        // Tests that compare no snapshot leave no file.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => {
            return Err(error).with_context(|| format!("cannot read {}", references.display()));
        }
    };
    let in_use: BTreeSet<PathBuf> = noted
        .lines()
        .filter_map(|line| Path::new(line).canonicalize().ok())
        .collect();
    let mut findings = String::new();
    for file in snapshots_below(workspace.root())? {
        let shown = file
            .strip_prefix(workspace.root())
            .unwrap_or(&file)
            .display();
        if file.extension().is_some_and(|extension| extension == "new") {
            findings.push_str(&format!("waits for review: {shown}\n"));
        } else if !in_use.contains(&file.canonicalize()?) {
            findings.push_str(&format!("used by no test: {shown}\n"));
        }
    }
    Ok(findings)
}

/// All `.snap` and `.snap.new` files below a folder, sorted, without those among built things.
fn snapshots_below(root: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![root.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        if folder.join("CACHEDIR.TAG").exists() || folder.ends_with(".git") {
            continue;
        }
        for entry in
            fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?
        {
            let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_dir() {
                waiting.push(entry.path());
            } else if name.ends_with(".snap") || name.ends_with(".snap.new") {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_that_no_test_uses_is_found() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("codegen/tests/snapshots");
        fs::create_dir_all(&folder).unwrap();
        for name in ["used.snap", "unused.snap", "changed.snap.new"] {
            fs::write(folder.join(name), "").unwrap();
        }
        let references = root.path().join("references.txt");
        fs::write(
            &references,
            format!("{}\n", folder.join("../snapshots/used.snap").display()),
        )
        .unwrap();

        let findings = check(&Workspace::at(root.path()), &references).unwrap();
        let expected = "waits for review: codegen/tests/snapshots/changed.snap.new\n\
                        used by no test: codegen/tests/snapshots/unused.snap\n";
        assert_eq!(findings, expected);
    }

    #[test]
    fn without_snapshots_nothing_is_wrong() {
        let root = tempfile::tempdir().unwrap();
        let findings = check(&Workspace::at(root.path()), &root.path().join("none.txt")).unwrap();
        assert_eq!(findings, "");
    }
}
