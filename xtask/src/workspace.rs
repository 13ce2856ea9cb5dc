//! Where is everything in this workspace?

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};

/// A checkout of this project.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace that the process runs in: what cargo says, or else the nearest folder upwards that looks like it,
    /// from the current folder or from the program.
    ///
    /// Read when the program runs and not baked in when it is built, because two checkouts may share a target folder.
    ///
    /// # Errors
    ///
    /// When no folder upwards from the current one is this workspace.
    pub fn find() -> anyhow::Result<Self> {
        if let Some(manifest) = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from)
            && let Some(root) = manifest.parent().filter(|root| Self::is_root(root))
        {
            return Ok(Self::at(root));
        }
        let current = env::current_dir().context("the current folder has no name")?;
        // Run by its path from elsewhere, the program still lies in the folder where it was built.
        let program = env::current_exe().unwrap_or_default();
        let mut folders = current.ancestors().chain(program.ancestors());
        match folders.find(|folder| Self::is_root(folder)) {
            Some(root) => Ok(Self::at(root)),
            None => bail!("{} is not inside this workspace", current.display()),
        }
    }

    /// The workspace with this root folder.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn is_root(folder: &Path) -> bool {
        folder.join("Cargo.toml").is_file() && folder.join("xtask/Cargo.toml").is_file()
    }

    /// The root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of the `runtime` crate.
    pub fn runtime(&self) -> PathBuf {
        self.root.join("runtime")
    }

    /// Where cargo puts what it builds, and where commands put what they make on the way.
    pub fn target(&self) -> PathBuf {
        match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.root.join("target"),
        }
    }

    /// The names of the APIs of this project: each folder of `spec/` with an `openapi.yaml`, in alphabetical order.
    ///
    /// # Errors
    ///
    /// When `spec/` cannot be read.
    pub fn apis(&self) -> anyhow::Result<Vec<String>> {
        let mut names = folders(&self.root.join("spec"))?;
        names.retain(|name| {
            self.root
                .join("spec")
                .join(name)
                .join("openapi.yaml")
                .is_file()
        });
        Ok(names)
    }

    /// The names of the fixtures that are compiled with the tests: each `tests/fixtures/<name>.yaml`, in alphabetical order.
    ///
    /// # Errors
    ///
    /// When `tests/fixtures` is there and cannot be read.
    pub fn fixtures(&self) -> anyhow::Result<Vec<String>> {
        let parent = self.root.join("tests/fixtures");
        if !parent.is_dir() {
            return Ok(Vec::new());
        }
        let entries =
            fs::read_dir(&parent).with_context(|| format!("cannot list {}", parent.display()))?;
        let mut names = Vec::new();
        for entry in entries {
            let file = entry.with_context(|| format!("cannot list {}", parent.display()))?;
            let name = file.file_name();
            names.extend(
                name.to_str()
                    .and_then(|name| name.strip_suffix(".yaml"))
                    .map(str::to_owned),
            );
        }
        names.sort();
        Ok(names)
    }

    /// The folders of one of this workspace's folders, in alphabetical order; none where there is no such folder.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub fn folders(&self, folder: &str) -> anyhow::Result<Vec<String>> {
        let folder = self.root.join(folder);
        if folder.is_dir() {
            folders(&folder)
        } else {
            Ok(Vec::new())
        }
    }
}

/// The names of the folders in a folder, sorted; hidden ones and such as are not UTF-8 are left out.
fn folders(parent: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in
        fs::read_dir(parent).with_context(|| format!("cannot list {}", parent.display()))?
    {
        let entry = entry.with_context(|| format!("cannot list {}", parent.display()))?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        if entry.file_type()?.is_dir() && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_api_is_a_folder_with_a_specification() {
        let root = tempfile::tempdir().unwrap();
        for file in [
            "spec/zebra/openapi.yaml",
            "spec/apple/openapi.yaml",
            "spec/empty/notes.md",
            "spec/openapi.yaml",
        ] {
            let file = root.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "").unwrap();
        }
        assert_eq!(
            Workspace::at(root.path()).apis().unwrap(),
            ["apple", "zebra"]
        );
    }

    #[test]
    fn the_workspace_is_found_from_inside() {
        let workspace = Workspace::find().unwrap();
        assert!(workspace.runtime().join("Cargo.toml").is_file());
    }
}
