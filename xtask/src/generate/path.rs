//! Which paths may the generator write to?
//!
//! A path comes from names in a document that somebody else may have written. So nothing is taken on trust: a path is
//! relative, made of small plain words, and no step on the way to it is a symbolic link.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail, ensure};

/// The longest name of a file or folder, in bytes.
const MAX_NAME: usize = 100;

/// Names that Windows keeps for devices, with any extension.
const RESERVED: &[&str] = &[
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Refuses a path that is not one or more names of `[a-z0-9_.-]` joined by `/`.
///
/// # Errors
///
/// When a name is empty, too long, begins or ends with a dot (so `.` and `..` too), holds any other character, or is a
/// device on Windows.
pub fn check(path: &str) -> anyhow::Result<()> {
    path.split('/')
        .try_for_each(check_name)
        .with_context(|| format!("refused to write {path:?}"))
}

fn check_name(name: &str) -> anyhow::Result<()> {
    ensure!(!name.is_empty(), "a name in it is empty");
    ensure!(
        name.len() <= MAX_NAME,
        "a name in it is longer than {MAX_NAME} bytes"
    );
    ensure!(
        !name.starts_with('.') && !name.ends_with('.'),
        "a name in it begins or ends with a dot"
    );
    let plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_.-".contains(&byte);
    ensure!(
        name.bytes().all(plain),
        "it may hold a-z, 0-9, `_`, `.`, `-` and `/` only"
    );
    let stem = name.split('.').next().unwrap_or(name);
    ensure!(!RESERVED.contains(&stem), "`{stem}` is a device on Windows");
    Ok(())
}

/// The place of `path` under `folder`, after each step between the two was looked at.
///
/// # Errors
///
/// When [`check`] refuses the path, or when `folder` or a step below it is a symbolic link.
pub fn place(folder: &Path, path: &str) -> anyhow::Result<PathBuf> {
    check(path)?;
    let mut place = folder.to_path_buf();
    refuse_link(&place)?;
    for name in path.split('/') {
        place.push(name);
        refuse_link(&place)?;
    }
    Ok(place)
}

/// Refuses a place that is a symbolic link; one that does not exist is fine.
///
/// # Errors
///
/// When it is a link, or cannot be looked at.
pub fn refuse_link(place: &Path) -> anyhow::Result<()> {
    match fs::symlink_metadata(place) {
        Ok(facts) if facts.file_type().is_symlink() => {
            bail!(
                "refused to write through {}: it is a symbolic link",
                place.display()
            )
        }
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("cannot look at {}", place.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_are_fine() {
        for path in ["mod.rs", "model/invoices.rs", "a-b_c.2.rs", "console.rs"] {
            check(path).unwrap();
        }
    }

    #[test]
    fn everything_else_is_refused() {
        let long = "a".repeat(MAX_NAME + 1);
        let refused = [
            "",
            "/etc/passwd",
            "../x.rs",
            "a/../b.rs",
            "a//b.rs",
            "a/",
            "./a.rs",
            ".hidden",
            "a.",
            "A.rs",
            "ă.rs",
            "a b.rs",
            "a\\b.rs",
            "c:x.rs",
            "con.rs",
            "model/nul",
            "lpt1.tar.gz",
            "a\0b",
            &long,
        ];
        for path in refused {
            assert!(check(path).is_err(), "{path:?} was not refused");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_on_the_way_is_refused() {
        let outside = tempfile::tempdir().unwrap();
        let inside = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(outside.path(), inside.path().join("model")).unwrap();

        let refused = place(inside.path(), "model/invoices.rs").unwrap_err();
        assert!(refused.to_string().contains("symbolic link"), "{refused}");
        assert!(place(&inside.path().join("model"), "invoices.rs").is_err());
        place(inside.path(), "other/invoices.rs").unwrap();
    }
}
