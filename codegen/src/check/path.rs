//! Can the paths be asked for, and are they told apart?
//!
//! ```yaml
//! /invoices/{id}: {}
//! /invoices/{number}: {}   # the same path
//! ```

use std::collections::BTreeMap;

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Node;
use crate::normalise::{BadPath, Template};

impl<'d> Check<'_, 'd> {
    /// Checks every path of the document, and against the others.
    pub(super) fn paths(&mut self) {
        let Some(paths) = self.document.root().get("paths") else {
            return;
        };
        let mut seen = BTreeMap::new();
        for (path, item) in paths.entries().filter(|(path, _)| path.starts_with('/')) {
            let template = match Template::parse(path) {
                Ok(template) => template,
                Err(error) => {
                    self.bad_path(path, error, item);
                    continue;
                }
            };
            if let Some(first) = seen.insert(template.anonymous(), item) {
                self.same_path(path, item, first);
            }
        }
    }

    fn bad_path(&mut self, path: &str, error: BadPath, item: Node<'d>) {
        let place = item.parent().unwrap_or(item).place_of_key(path);
        let message = match error {
            BadPath::Braces => format!("the braces of the path `{path}` do not match"),
            BadPath::Dots => format!("the path `{path}` has a step `.` or `..`"),
            BadPath::Host => {
                format!("the path `{path}` begins with `//`, after which a URL has a host")
            }
            BadPath::Characters => {
                format!(
                    "the path `{path}` has a control character or a backslash, which no URL has"
                )
            }
        };
        let diagnostic = Diagnostic::error(Code::MalformedPath, place, message);
        self.diagnostics
            .push(diagnostic.with_help("its operations are left out"));
    }

    fn same_path(&mut self, path: &str, item: Node<'d>, first: Node<'d>) {
        let message = format!(
            "the path `{path}` is the same as `{}`",
            first.key().unwrap_or_default()
        );
        let diagnostic = Diagnostic::warning(Code::DuplicatePath, item.place(), message)
            .with_label(first.location(), "first used here")
            .with_help("names of parameters do not tell paths apart");
        self.diagnostics.push(diagnostic);
    }
}
