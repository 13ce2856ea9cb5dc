//! Which files may a document bring in with `$ref`?
//!
//! Those below its own folder, and no others. A reference may come from a document that somebody else has written, so a
//! path that climbs, an absolute one, a URL and a symbolic link are all refused, and nothing is ever fetched.

use std::{
    fs,
    path::{Component, Path, PathBuf},
};

/// The largest file that is read. The generator's own budget is smaller; this one keeps a device or a log file out.
const MAX_BYTES: u64 = 64 << 20;

/// A folder that files may be read from by relative path.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder that holds `document`.
    pub fn of(document: &Path) -> Self {
        let root = match document.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        Self { root }
    }

    /// The text of the file at `path`, relative to the folder.
    ///
    /// # Errors
    ///
    /// A reason, worded for a diagnostic, when the path leaves the folder, when a step of it is a symbolic link, and when
    /// it cannot be read as a text.
    pub fn read(&self, path: &str) -> Result<String, String> {
        if path.contains("://") {
            return Err(
                "only files below the document's folder are read, nothing is fetched".to_owned(),
            );
        }
        let mut place = self.root.clone();
        for step in Path::new(path).components() {
            match step {
                Component::CurDir => continue,
                Component::Normal(name) => place.push(name),
                Component::ParentDir | Component::RootDir | Component::Prefix(_) => {
                    return Err("only files below the document's folder are read".to_owned());
                }
            }
            let facts = fs::symlink_metadata(&place).map_err(|error| reason(&error))?;
            if facts.file_type().is_symlink() {
                return Err("symbolic links are not followed".to_owned());
            }
        }
        read_text(&place)
    }
}

/// The text of a file of moderate size.
///
/// # Errors
///
/// A reason, worded for a diagnostic.
pub fn read_text(place: &Path) -> Result<String, String> {
    let facts = fs::metadata(place).map_err(|error| reason(&error))?;
    if !facts.is_file() {
        return Err("it is not a file".to_owned());
    }
    if facts.len() > MAX_BYTES {
        return Err(format!(
            "it has {} bytes, and {MAX_BYTES} is the most that is read",
            facts.len()
        ));
    }
    let bytes = fs::read(place).map_err(|error| reason(&error))?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
}

/// Why, in words that are the same on each system where the case is a usual one.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `secret.yaml` lies beside the folder `spec`, which holds `openapi.yaml` and `schemas/client.yaml`.
    fn sample() -> (tempfile::TempDir, Folder) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("spec/schemas")).unwrap();
        fs::write(root.path().join("secret.yaml"), "secret").unwrap();
        fs::write(root.path().join("spec/openapi.yaml"), "root").unwrap();
        fs::write(root.path().join("spec/schemas/client.yaml"), "client").unwrap();
        let folder = Folder::of(&root.path().join("spec/openapi.yaml"));
        (root, folder)
    }

    #[test]
    fn files_below_are_read() {
        let (_root, folder) = sample();
        assert_eq!(folder.read("schemas/client.yaml").unwrap(), "client");
        assert_eq!(folder.read("./schemas/./client.yaml").unwrap(), "client");
        assert_eq!(
            folder.read("schemas/none.yaml").unwrap_err(),
            "there is no such file"
        );
        assert_eq!(folder.read("schemas").unwrap_err(), "it is not a file");
    }

    #[test]
    fn nothing_else_is_read() {
        let (root, folder) = sample();
        let absolute = root.path().join("secret.yaml").display().to_string();
        let others = [
            "../secret.yaml",
            "schemas/../../secret.yaml",
            &absolute,
            "file:///etc/passwd",
            "http://127.0.0.1/a.yaml",
        ];
        for path in others {
            assert!(folder.read(path).is_err(), "{path} was read");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let (root, folder) = sample();
        std::os::unix::fs::symlink(
            root.path().join("secret.yaml"),
            root.path().join("spec/link.yaml"),
        )
        .unwrap();
        std::os::unix::fs::symlink(root.path(), root.path().join("spec/up")).unwrap();
        assert_eq!(
            folder.read("link.yaml").unwrap_err(),
            "symbolic links are not followed"
        );
        assert_eq!(
            folder.read("up/secret.yaml").unwrap_err(),
            "symbolic links are not followed"
        );
    }
}
