//! Which node of which document is meant?
//!
//! `#/paths/~1invoices/get` is the node at `paths`, `/invoices`, `get` of the
//! root document; `common.yaml#/components/schemas/Id` is one of another file.

mod text;

use std::sync::Arc;

pub use text::PointerError;
pub(crate) use text::percent_decoded;

/// A JSON pointer with the file it points into; cheap to clone.
///
/// It displays as the fragment that a `$ref` would hold, and parses from one:
/// both directions agree for every key, hostile ones included.
///
/// ```
/// use codegen::diagnostic::Pointer;
///
/// let pointer = Pointer::root().child("paths").child("/invoices").child("get");
/// assert_eq!(pointer.to_string(), "#/paths/~1invoices/get");
/// assert_eq!("#/paths/~1invoices/get".parse(), Ok(pointer));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    /// Relative to the folder of the root document; `None` is the root document.
    file: Option<Arc<str>>,
    /// `/a/b` with `~0` and `~1`, not percent-encoded.
    path: Arc<str>,
}

impl Pointer {
    /// The root document as a whole.
    #[must_use]
    pub fn root() -> Self {
        Self {
            file: None,
            path: Arc::from(""),
        }
    }

    /// Another file as a whole; its name is relative to the folder of the root document.
    #[must_use]
    pub fn of_file(file: &str) -> Self {
        Self {
            file: Some(Arc::from(file)),
            path: Arc::from(""),
        }
    }

    /// A pointer into `file` from steps that are not escaped yet.
    pub(crate) fn from_steps<'a>(
        file: Option<Arc<str>>,
        steps: impl IntoIterator<Item = Step<'a>>,
    ) -> Self {
        let mut path = String::new();
        for step in steps {
            step.append_to(&mut path);
        }
        Self {
            file,
            path: Arc::from(path),
        }
    }

    /// The same path in another file; `None` is the root document.
    pub(crate) fn in_file(&self, file: Option<Arc<str>>) -> Self {
        Self {
            file,
            path: Arc::clone(&self.path),
        }
    }

    /// The member `key` of this node.
    #[must_use]
    pub fn child(&self, key: &str) -> Self {
        self.step(Step::Key(key))
    }

    /// The item at `index` of this node, counted from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    fn step(&self, step: Step<'_>) -> Self {
        let mut path = String::with_capacity(self.path.len() + 16);
        path.push_str(&self.path);
        step.append_to(&mut path);
        Self {
            file: self.file.clone(),
            path: Arc::from(path),
        }
    }

    /// The node that holds this one; none for a whole document.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (parent, _) = self.path.rsplit_once('/')?;
        Some(Self {
            file: self.file.clone(),
            path: Arc::from(parent),
        })
    }

    /// The file, relative to the folder of the root document; `None` is the root document.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// `/a/b` with `~0` and `~1`, as RFC 6901 writes it; empty for a whole document.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The steps from the whole document down to this node, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> {
        tokens(&self.path)
    }

    /// The last step, unescaped: the name of a component, for example.
    #[must_use]
    pub fn last(&self) -> Option<String> {
        let (_, last) = self.path.rsplit_once('/')?;
        Some(unescape(last))
    }

    /// Whether `self` is `ancestor` or lies below it.
    #[must_use]
    pub fn is_within(&self, ancestor: &Self) -> bool {
        self.file == ancestor.file
            && self
                .path
                .strip_prefix(&*ancestor.path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// The unescaped steps of `/a/b`.
pub(crate) fn tokens(path: &str) -> impl Iterator<Item = String> {
    path.split('/').skip(1).map(unescape)
}

fn unescape(token: &str) -> String {
    if token.contains('~') {
        token.replace("~1", "/").replace("~0", "~")
    } else {
        token.to_owned()
    }
}

/// One step of a pointer.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step<'a> {
    /// A member of a mapping.
    Key(&'a str),
    /// An item of a sequence.
    Index(usize),
}

impl Step<'_> {
    fn append_to(self, path: &mut String) {
        path.push('/');
        match self {
            Self::Key(key) if !key.contains(['~', '/']) => path.push_str(key),
            Self::Key(key) => path.push_str(&key.replace('~', "~0").replace('/', "~1")),
            Self::Index(index) => path.push_str(&index.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::{Pointer, PointerError};

    #[test]
    fn a_pointer_survives_display_and_parse() {
        for key in [
            "a",
            "/invoices/{id}",
            "~1",
            "100%",
            "a b",
            "é#",
            "x\ny",
            "%41",
            "",
        ] {
            let pointer = Pointer::of_file("dir/100%#.yaml").child(key).index(3);
            assert_eq!(pointer.to_string().parse(), Ok(pointer));
            let pointer = Pointer::root().child(key);
            assert_eq!(pointer.last().as_deref(), Some(key));
            assert_eq!(pointer.to_string().parse(), Ok(pointer));
        }
    }

    #[test]
    fn fragments_are_percent_decoded() {
        assert_eq!(
            "#/paths/%7E1a%2F%7Bid%7D".parse(),
            Ok(Pointer::from_str("#/paths/~1a/{id}").unwrap())
        );
        assert_eq!(Pointer::from_str("#/a%2"), Err(PointerError::Percent));
        assert_eq!(Pointer::from_str("#/a%+1"), Err(PointerError::Percent));
        assert_eq!(Pointer::from_str("#/%FF"), Err(PointerError::Percent));
        assert_eq!(Pointer::from_str("#/a~2"), Err(PointerError::Tilde));
        assert_eq!(Pointer::from_str("#anchor"), Err(PointerError::NoSlash));
        assert_eq!("a.yaml".parse(), Ok(Pointer::of_file("a.yaml")));
        assert_eq!("".parse(), Ok(Pointer::root()));
    }

    #[test]
    fn being_within_respects_whole_steps() {
        let ab = Pointer::root().child("a").child("b");
        assert!(ab.is_within(&Pointer::root().child("a")));
        assert!(
            !Pointer::root()
                .child("ab")
                .is_within(&Pointer::root().child("a"))
        );
        assert_eq!(ab.parent(), Some(Pointer::root().child("a")));
        assert_eq!(Pointer::root().parent(), None);
    }
}
