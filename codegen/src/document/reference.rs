//! Where does a `$ref` lead?

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::chains::End;
use super::{Document, Node};
use crate::diagnostic::{Code, Diagnostic, Pointer, PointerError};

/// A reference that leads nowhere; holds the whole diagnostic.
#[derive(Debug, Clone)]
pub struct RefError(Box<Diagnostic>);

impl RefError {
    /// `broken-reference`, `reference-cycle`, `forbidden-file` or `unreadable-file`.
    #[must_use]
    pub fn code(&self) -> Code {
        self.0.code
    }
}

impl From<RefError> for Diagnostic {
    fn from(error: RefError) -> Self {
        *error.0
    }
}

impl From<Diagnostic> for RefError {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(Box::new(diagnostic))
    }
}

impl fmt::Display for RefError {
    /// What is wrong, without the place.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for RefError {}

impl Document {
    /// Follows a chain of references; a node that is none is returned as it is.
    ///
    /// # Errors
    ///
    /// When a target does not exist, cannot be read or may not be, and when the
    /// chain leads back to itself.
    pub fn follow<'d>(&'d self, node: Node<'d>) -> Result<Node<'d>, RefError> {
        if !node.is_ref() {
            return Ok(node);
        }
        match self.end_of(node) {
            End::At(id) => Ok(Node::new(self, id)),
            End::Broken(id) => self.target(Node::new(self, id)),
            End::Circle => {
                let reference = node.reference().unwrap_or_default();
                let message = format!("`{reference}` leads back to itself");
                let place = node.place_of_key("$ref");
                Err(Diagnostic::error(Code::ReferenceCycle, place, message).into())
            }
        }
    }

    /// The end of the chain that begins with a reference.
    fn end_of(&self, reference: Node<'_>) -> End {
        let mut way = BTreeSet::new();
        let mut current = reference;
        let end = loop {
            if let Some(end) = self.chains.end(current.id()) {
                break end;
            }
            if !current.is_ref() {
                break End::At(current.id());
            }
            if !way.insert(current.id()) {
                break End::Circle;
            }
            match self.target(current) {
                Ok(target) => current = target,
                Err(_) => break End::Broken(current.id()),
            }
        };
        self.chains.note(way, end);
        end
    }

    /// The node that one reference names.
    ///
    /// # Errors
    ///
    /// As for [`Document::follow`]; a node without a `$ref` names itself.
    pub fn target<'d>(&'d self, node: Node<'d>) -> Result<Node<'d>, RefError> {
        let Some(reference) = node.reference() else {
            return Ok(node);
        };
        let pointer = self
            .resolve(node, reference)
            .map_err(|error| error.diagnostic(node, reference))?;
        self.node(&pointer)
            .ok_or_else(|| self.broken(node, reference, &pointer))
    }

    /// The pointer that the text of a reference at `node` means.
    ///
    /// # Errors
    ///
    /// When the text is no pointer, or names a file that may not be read.
    pub(crate) fn resolve(&self, node: Node<'_>, reference: &str) -> Result<Pointer, BadReference> {
        let pointer: Pointer = reference.parse().map_err(BadReference::Pointer)?;
        let source = self.source_of(node.id());
        let from = source.and_then(|source| source.relative.clone());
        let Some(file) = pointer.file() else {
            // `#/…` stays in the file it stands in.
            return Ok(pointer.in_file(from));
        };
        let file = relative(from.as_deref().unwrap_or_default(), file)?;
        let is_root = self.root_name() == Some(file.as_str());
        Ok(pointer.in_file((!is_root).then(|| Arc::from(file))))
    }

    /// The last part of the root document's name.
    fn root_name(&self) -> Option<&str> {
        let source = self.sources.first()?;
        source.name.rsplit(['/', '\\']).next()
    }

    fn broken(&self, node: Node<'_>, reference: &str, pointer: &Pointer) -> RefError {
        let place = node.place_of_key("$ref");
        let source = pointer.file().and_then(|file| self.source_named(file));
        let (code, message) = match source {
            Some(source) if source.unreadable.is_some() => {
                let reason = source.unreadable.as_deref().unwrap_or_default();
                (
                    Code::UnreadableFile,
                    format!("`{reference}` cannot be read: {reason}"),
                )
            }
            Some(source) if !source.is_read() => (
                Code::UnreadableFile,
                format!("`{reference}` is in a file that was refused"),
            ),
            _ => (
                Code::BrokenReference,
                format!("`{reference}` does not exist"),
            ),
        };
        Diagnostic::error(code, place, message).into()
    }
}

/// A reference that cannot be made a pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BadReference {
    Pointer(PointerError),
    Absolute,
    Outside,
}

impl BadReference {
    pub(super) fn diagnostic(self, node: Node<'_>, reference: &str) -> RefError {
        let place = node.place_of_key("$ref");
        let (code, reason) = match self {
            Self::Pointer(error) => (Code::BrokenReference, error.to_string()),
            Self::Absolute => (
                Code::ForbiddenFile,
                "only files below the folder of the document are read".to_owned(),
            ),
            Self::Outside => (
                Code::ForbiddenFile,
                "it leaves the folder of the document".to_owned(),
            ),
        };
        let message = format!("`{reference}` is not followed");
        Diagnostic::error(code, place, message)
            .with_help(reason)
            .into()
    }
}

/// The file `target`, as the file `from` names it, relative to the root's folder.
fn relative(from: &str, target: &str) -> Result<String, BadReference> {
    let absolute = target.starts_with(['/', '\\']) || target.contains([':', '\\', '\0']);
    if absolute {
        return Err(BadReference::Absolute);
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(BadReference::Outside)?;
            }
            _ => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{BadReference, relative};

    #[test]
    fn files_stay_in_the_folder() {
        assert_eq!(relative("", "a.yaml").as_deref(), Ok("a.yaml"));
        assert_eq!(
            relative("x/y/b.yaml", "../a.yaml").as_deref(),
            Ok("x/a.yaml")
        );
        assert_eq!(
            relative("x/b.yaml", "./a//c.yaml").as_deref(),
            Ok("x/a/c.yaml")
        );
        assert_eq!(
            relative("x/b.yaml", "../../a.yaml"),
            Err(BadReference::Outside)
        );
        for target in [
            "/etc/passwd",
            "file:///etc/passwd",
            "http://127.0.0.1/",
            "C:\\x",
            "\\\\host\\x",
        ] {
            assert_eq!(
                relative("", target),
                Err(BadReference::Absolute),
                "{target}"
            );
        }
    }
}
