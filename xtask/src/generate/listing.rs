//! Where is the list of what a client makes public, and what of it is gone since?
//!
//! `generated/api/<api>.txt` for a client of this project, `API.txt` in a crate of its own. A newer list replaces it, so that a
//! review sees each signature that goes or changes. A file that does not begin as such a list does is never replaced.

use std::{
    fmt::Write as _,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};

use super::{
    folder,
    generator::{self, API_HEADER},
    path, stale, tree,
};

/// The list's file in a crate of its own.
pub const FILE: &str = "API.txt";

/// How many items are shown; the list says the rest.
const SHOWN: usize = 20;

/// The list as it is found, and as it should be.
#[derive(Debug)]
pub struct Listing {
    place: PathBuf,
    shown: String,
    found: Option<String>,
    wanted: Option<String>,
}

impl Listing {
    /// Reads the file, if it is there; `wanted` is what it should hold, if it should be there at all.
    ///
    /// # Errors
    ///
    /// When the file is a symbolic link, cannot be read, or is something else.
    pub fn read(place: &Path, shown: &str, wanted: Option<String>) -> anyhow::Result<Self> {
        path::refuse_link(place)?;
        let found = match fs::metadata(place) {
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| format!("cannot look at {shown}")),
            Ok(_) => match folder::read_text(place) {
                Ok(text) if text.starts_with(API_HEADER) => Some(text),
                Ok(_) => bail!(
                    "{shown} is no list of a public API (its first line does not say so): move it elsewhere"
                ),
                Err(reason) => bail!("cannot read {shown}: {reason}"),
            },
        };
        Ok(Self {
            place: place.to_path_buf(),
            shown: shown.to_owned(),
            found,
            wanted,
        })
    }

    /// Whether the file is as it should be.
    pub fn is_fresh(&self) -> bool {
        self.found == self.wanted
    }

    /// Where the file differs from what it should be, as text; empty if it does not.
    pub fn describe(&self) -> String {
        match (&self.found, &self.wanted) {
            (found, wanted) if found == wanted => String::new(),
            (Some(found), Some(wanted)) => stale::difference(&self.shown, wanted, found),
            (None, _) => format!("missing: {}\n", self.shown),
            (Some(_), None) => format!("no longer generated: {}\n", self.shown),
        }
    }

    /// What callers may have to change, as text; empty if it is nothing, or if there was no list before.
    pub fn breaking(&self) -> String {
        let (Some(found), Some(wanted)) = (&self.found, &self.wanted) else {
            return String::new();
        };
        let breaking = generator::breaking(found, wanted);
        if breaking.is_empty() {
            return String::new();
        }
        let removed = breaking.removed.iter().map(|line| format!("  - {line}\n"));
        let changed = breaking.changed.iter();
        let changed = changed.map(|(before, after)| format!("  - {before}\n  + {after}\n"));
        let items: Vec<String> = removed.chain(changed).collect();
        let mut text = format!("breaking: {breaking}\n");
        text.extend(items.iter().take(SHOWN).map(String::as_str));
        if items.len() > SHOWN {
            // Writing to a string cannot fail.
            let more = items.len() - SHOWN;
            let _ = writeln!(
                text,
                "  and {more} more: see what changes in {}",
                self.shown
            );
        }
        text
    }

    /// Writes or removes the file where it is not as it should be; gives what was done.
    ///
    /// # Errors
    ///
    /// When it cannot.
    pub fn write(&self) -> anyhow::Result<Option<String>> {
        match &self.wanted {
            _ if self.is_fresh() => Ok(None),
            Some(wanted) => {
                if let Some(parent) = self.place.parent() {
                    fs::create_dir_all(parent)
                        .with_context(|| format!("cannot make {}", parent.display()))?;
                }
                tree::replace(&self.place, wanted)?;
                Ok(Some(format!("wrote {}", self.shown)))
            }
            None => {
                fs::remove_file(&self.place)
                    .with_context(|| format!("cannot remove {}", self.shown))?;
                Ok(Some(format!("removed {}", self.shown)))
            }
        }
    }
}
