//! Where in a document is a value?

use std::borrow::Cow;
use std::fmt::{self, Write};

/// Bytes of a member name that a path keeps at most. A hostile answer may have names of any length, and a path is
/// made for people.
const MAX_NAME: usize = 64;

/// The way from the top of a document to a value: member names and array indices.
///
/// ```
/// use runtime::json::from_slice;
///
/// let error = from_slice::<Vec<Vec<i64>>>(b"[[1], [2, true]]").unwrap_err();
/// assert_eq!(error.path().to_string(), "[1][1]");
/// assert_eq!(error.path().pointer(), "/1/1");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Path {
    /// Innermost first, because a path is put together while an error unwinds.
    segments: Vec<Segment>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Segment {
    Member(Cow<'static, str>),
    Index(usize),
}

/// One step into a document, borrowed: it becomes a segment only if somebody asks for the path.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step<'n> {
    /// A member of the model.
    Known(&'static str),
    /// A member whose name comes from the document.
    Named(&'n str),
    /// An item of an array, counted from zero.
    Index(usize),
}

impl Path {
    /// Whether this is the path of the whole document.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.segments.is_empty()
    }

    /// The path as a JSON pointer (RFC 6901): `/data/data/3/total`, and empty for the whole document.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for segment in self.segments.iter().rev() {
            pointer.push('/');
            match segment {
                Segment::Member(name) => {
                    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"))
                }
                Segment::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }

    /// Puts one more step in front.
    pub(crate) fn enclose(&mut self, step: Step<'_>) {
        self.segments.push(match step {
            Step::Known(name) => Segment::Member(Cow::Borrowed(name)),
            Step::Named(name) => Segment::Member(Cow::Owned(clip(name))),
            Step::Index(index) => Segment::Index(index),
        });
    }
}

/// The beginning of a name, with an ellipsis if something is left out.
fn clip(name: &str) -> String {
    if name.len() <= MAX_NAME {
        return name.to_owned();
    }
    let mut head = String::with_capacity(MAX_NAME + '…'.len_utf8());
    for character in name.chars() {
        if head.len() + character.len_utf8() > MAX_NAME {
            break;
        }
        head.push(character);
    }
    head.push('…');
    head
}

/// `data.data[3].total`; a name that is no plain word is put in brackets and quotes, so that a path stays one line.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.segments.iter().rev().enumerate() {
            match segment {
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Member(name) if is_word(name) => {
                    if position > 0 {
                        f.write_char('.')?;
                    }
                    f.write_str(name)?;
                }
                Segment::Member(name) => write!(f, "[{name:?}]")?,
            }
        }
        Ok(())
    }
}

fn is_word(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(steps: &[Step<'_>]) -> Path {
        let mut path = Path::default();
        for step in steps.iter().rev() {
            path.enclose(*step);
        }
        path
    }

    #[test]
    fn words_indices_and_odd_names() {
        let path = path(&[
            Step::Known("data"),
            Step::Index(3),
            Step::Named("a b/c~\n"),
            Step::Known("total"),
        ]);
        assert_eq!(path.to_string(), r#"data[3]["a b/c~\n"].total"#);
        assert_eq!(path.pointer(), "/data/3/a b~1c~0\n/total");
        assert!(!path.is_root());
    }

    #[test]
    fn the_root_is_empty() {
        assert_eq!(path(&[]).to_string(), "");
        assert_eq!(path(&[]).pointer(), "");
        assert!(path(&[]).is_root());
    }

    #[test]
    fn long_names_are_clipped_at_a_character() {
        let whole = "x".repeat(MAX_NAME);
        assert_eq!(path(&[Step::Named(&whole)]).pointer(), format!("/{whole}"));
        let name = "ä".repeat(100);
        assert_eq!(
            path(&[Step::Named(&name)]).pointer(),
            format!("/{}…", "ä".repeat(32))
        );
    }
}
