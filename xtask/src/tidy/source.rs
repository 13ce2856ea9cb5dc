//! Which texts make up the project, and who has written them?

use std::{cell::OnceCell, fs, path::Path};

use anyhow::Context as _;

use super::mask::{Keep, mask};

/// Folders that are not the project's own text, by name. So is what cargo builds into: it marks that with a file.
const SKIPPED: &[&str] = &[".git", "target"];

/// The file with which cargo marks a folder of built things.
const CACHE_MARK: &str = "CACHEDIR.TAG";

/// Extensions of files that are looked at.
const EXTENSIONS: &[&str] = &[
    "rs", "toml", "md", "yaml", "yml", "json", "tsv", "sh", "snap", "txt",
];

/// All texts of the project, sorted by path.
#[derive(Debug, Default)]
pub struct Project {
    /// The texts.
    pub sources: Vec<Source>,
}

/// One text with its path, seen from the root with `/`.
#[derive(Debug)]
pub struct Source {
    /// The path.
    pub path: String,
    /// The text.
    pub text: String,
    /// What [`Source::masked`] has made, since several rules ask for the same.
    masks: [OnceCell<String>; 3],
}

impl Project {
    /// Reads all texts below a folder.
    ///
    /// # Errors
    ///
    /// When a folder or a file cannot be read.
    pub fn read(root: &Path) -> anyhow::Result<Self> {
        let mut sources = Vec::new();
        let mut waiting = vec![(root.to_path_buf(), String::new())];
        while let Some((folder, prefix)) = waiting.pop() {
            if folder.join(CACHE_MARK).exists() {
                continue;
            }
            for entry in fs::read_dir(&folder)
                .with_context(|| format!("cannot list {}", folder.display()))?
            {
                let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
                let name = entry.file_name().to_string_lossy().into_owned();
                let (path, kind) = (format!("{prefix}{name}"), entry.file_type()?);
                if kind.is_dir() && !SKIPPED.contains(&name.as_str()) {
                    waiting.push((entry.path(), format!("{path}/")));
                } else if kind.is_file() && is_text(&path) {
                    let text = fs::read_to_string(entry.path())
                        .with_context(|| format!("cannot read {path}"))?;
                    sources.push(Source::new(path, text));
                }
            }
        }
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { sources })
    }

    /// The Rust texts.
    pub fn rust(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(|source| source.is_rust())
    }

    /// The Rust texts that people write.
    pub fn hand_written(&self) -> impl Iterator<Item = &Source> {
        self.rust().filter(|source| !source.is_generated())
    }

    /// The Rust texts below a folder, which ends in `/`.
    pub fn rust_below(&self, folder: &str) -> impl Iterator<Item = &Source> {
        self.rust()
            .filter(move |source| source.path.starts_with(folder))
    }
}

impl Source {
    /// A text with its path.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            masks: Default::default(),
        }
    }

    /// Whether it is a Rust text.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether it lies where only the generator writes.
    pub fn is_generated(&self) -> bool {
        let below = |folder: &str| {
            self.path
                .strip_prefix(folder)
                .is_some_and(|rest| rest.contains('/'))
        };
        below("generated/src/")
            || below("tests/src/exercise/")
            || below("tests/src/subjects/")
            || self.path.starts_with("tests/src/fixtures/")
    }

    /// The number of the line where the unit tests begin, which are the last thing in a file; past the end if there are none.
    pub fn first_test_line(&self) -> usize {
        let lines = self.text.lines();
        lines.take_while(|line| *line != "#[cfg(test)]").count() + 1
    }

    /// The text with everything blanked that is not to be kept.
    pub fn masked(&self, keep: Keep) -> &str {
        let [code, strings, comments] = &self.masks;
        let mask_of = match keep {
            Keep::Code => code,
            Keep::CodeAndStrings => strings,
            Keep::Comments => comments,
        };
        mask_of.get_or_init(|| mask(&self.text, keep))
    }

    /// The lines of [`Source::masked`], counted from 1.
    pub fn lines(&self, keep: Keep) -> impl Iterator<Item = (usize, &str)> {
        self.masked(keep)
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }
}

fn is_text(path: &str) -> bool {
    let extension = Path::new(path)
        .extension()
        .and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| EXTENSIONS.contains(&extension)) || path == ".ci/run"
}

/// Whether a line has this word, not as a part of a longer one.
pub fn has_word(line: &str, word: &str) -> bool {
    let is_part =
        |character: Option<char>| character.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        !is_part(line[..at].chars().next_back()) && !is_part(line[at + word.len()..].chars().next())
    })
}

#[cfg(test)]
pub(crate) mod planted {
    use super::{Project, Source};

    /// A project with these files.
    pub(crate) fn project(files: &[(&str, &str)]) -> Project {
        let source = |&(path, text): &(&str, &str)| Source::new(path, text);
        Project {
            sources: files.iter().map(source).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole() {
        assert!(has_word("use quote::quote;", "quote"));
        assert!(!has_word("fn unquoted() {}", "quote"));
        assert!(!has_word("mod quote_text;", "quote"));
    }

    #[test]
    fn generated_texts_are_known_by_their_place() {
        let generated = |path: &str| Source::new(path, "").is_generated();
        assert!(generated("generated/src/contazen/mod.rs"));
        assert!(generated("tests/src/fixtures/mod.rs"));
        assert!(generated("tests/src/exercise/contazen/mod.rs"));
        assert!(!generated("tests/src/exercise/mod.rs"));
        assert!(!generated("generated/src/lib.rs"));
        assert!(!generated("generated/examples/overdue_invoices.rs"));
    }
}
