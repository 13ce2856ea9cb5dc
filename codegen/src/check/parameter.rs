//! Is every parameter declared once?

use std::collections::BTreeMap;

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Node;

impl<'d> Check<'_, 'd> {
    /// Reports parameters of one list with the same name and place.
    ///
    /// A parameter of an operation may override one of its path.
    pub(super) fn parameters(&mut self, path_item: Node<'d>) {
        let operations = path_item.operations().map(|(_, operation)| operation);
        for owner in std::iter::once(path_item).chain(operations) {
            let Some(list) = owner.get("parameters") else {
                continue;
            };
            let mut seen = BTreeMap::new();
            for node in list.items() {
                if let Some(parameter) = self.parameter(node)
                    && let Some(first) = seen.insert(parameter.key(), node)
                {
                    self.same_parameter(&parameter, node, first);
                }
            }
        }
    }

    fn same_parameter(&mut self, parameter: &Parameter<'d>, node: Node<'d>, first: Node<'d>) {
        let (name, place) = (parameter.name, parameter.place);
        let message = format!("the {place} parameter `{name}` is declared twice");
        let diagnostic = Diagnostic::warning(Code::DuplicateParameter, node.place(), message)
            .with_label(first.location(), "first declared here");
        self.diagnostics.push(diagnostic);
    }

    /// Name and place of a parameter, if it can be read.
    fn parameter(&self, node: Node<'d>) -> Option<Parameter<'d>> {
        let target = self.document.follow(node).ok()?;
        Some(Parameter {
            name: target.get("name")?.text()?,
            place: target.get("in")?.text()?,
        })
    }
}

/// What tells parameters apart.
struct Parameter<'d> {
    name: &'d str,
    place: &'d str,
}

impl<'d> Parameter<'d> {
    /// The names of headers are the same in any case.
    fn key(&self) -> (&'d str, String) {
        let name = match self.place {
            "header" => self.name.to_ascii_lowercase(),
            _ => self.name.to_owned(),
        };
        (self.place, name)
    }
}
