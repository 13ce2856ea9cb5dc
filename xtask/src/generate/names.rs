//! Where is the list of names that stay?
//!
//! `names.tsv` lies beside the document of an API of this project, and in the folder of a crate of its own. It is read when
//! it is there, and written with the code. A file that does not begin as such a list does is somebody else's, and never
//! replaced.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};

use super::{
    folder,
    generator::{LIST_HEADER, NameList},
    path, tree,
};

/// The list's file.
pub const FILE: &str = "names.tsv";

/// A list as it is found.
#[derive(Debug)]
pub struct Names {
    place: PathBuf,
    shown: String,
    found: Option<String>,
}

impl Names {
    /// Reads the list of a folder, if there is one; `shown` is the folder in messages.
    ///
    /// # Errors
    ///
    /// When the file is a symbolic link, cannot be read, or is no list of names.
    pub fn read(folder: &Path, shown: &str) -> anyhow::Result<Self> {
        let place = folder.join(FILE);
        let shown = format!("{shown}/{FILE}");
        path::refuse_link(&place)?;
        let found = match fs::metadata(&place) {
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| format!("cannot look at {shown}")),
            Ok(_) => match folder::read_text(&place) {
                Ok(text) if text.starts_with(LIST_HEADER) => Some(text),
                Ok(_) => bail!(
                    "{shown} is no list of names (its first line does not say so): move it elsewhere"
                ),
                Err(reason) => bail!("cannot read {shown}: {reason}"),
            },
        };
        Ok(Self {
            place,
            shown,
            found,
        })
    }

    /// The list for the generator.
    pub fn list(&self) -> Option<NameList> {
        Some(NameList {
            path: self.shown.clone(),
            text: self.found.clone()?,
        })
    }

    /// The file as messages show it.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// What was found.
    pub fn found(&self) -> Option<&str> {
        self.found.as_deref()
    }

    /// Writes a list, unless it is the one that was found; says whether it did.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn write(&self, text: &str) -> anyhow::Result<bool> {
        let differs = self.found() != Some(text);
        if differs {
            tree::replace(&self.place, text)?;
        }
        Ok(differs)
    }
}
