//! Do the paths and their parameters agree?
//!
//! ```yaml
//! /invoices/{id}:
//!   get:
//!     parameters: [{ name: invoice, in: path, required: true }]   # which is not `id`
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use super::parameter::METHODS;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Node;

impl<'d> Check<'_, 'd> {
    /// Checks every path of the document against its parameters and the others.
    pub(super) fn paths(&mut self) {
        let Some(paths) = self.document.root().get("paths") else {
            return;
        };
        let mut seen = BTreeMap::new();
        for (path, item) in paths.entries().filter(|(path, _)| path.starts_with('/')) {
            let Some(template) = Template::parse(path) else {
                let place = item.parent().unwrap_or(item).place_of_key(path);
                let message = format!("the braces of the path `{path}` do not match");
                self.diagnostics.error(Code::MalformedPath, place, message);
                continue;
            };
            if let Some(first) = seen.insert(template.anonymous(), item) {
                self.same_path(path, item, first);
            }
            if let Ok(target) = self.document.follow(item) {
                self.path_parameters(path, &template, target);
            }
        }
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

    fn path_parameters(&mut self, path: &str, template: &Template<'_>, item: Node<'d>) {
        let shared = self.declared(item);
        for name in METHODS {
            let Some(operation) = item.get(name) else {
                continue;
            };
            let own = self.declared(operation);
            for name in &template.names {
                if !own.contains_key(name) && !shared.contains_key(name) {
                    self.undeclared(path, name, operation);
                }
            }
            self.unused(path, template, &own);
        }
        self.unused(path, template, &shared);
    }

    /// The path parameters that a path item or an operation declares.
    fn declared(&self, node: Node<'d>) -> BTreeMap<&'d str, Node<'d>> {
        let list = node.get("parameters").into_iter().flat_map(Node::items);
        let named = list.filter_map(|node| {
            let parameter = self.parameter(node)?;
            (parameter.place == "path").then_some((parameter.name, node))
        });
        named.collect()
    }

    fn undeclared(&mut self, path: &str, name: &str, operation: Node<'d>) {
        let message = format!("`{{{name}}}` of the path `{path}` is not declared as a parameter");
        let help = format!("add `{{ name: {name}, in: path, required: true, schema: … }}`");
        let place = operation.place();
        let diagnostic = Diagnostic::warning(Code::UndeclaredPathParameter, place, message);
        self.diagnostics.push(diagnostic.with_help(help));
    }

    fn unused(&mut self, path: &str, template: &Template<'_>, declared: &BTreeMap<&str, Node<'d>>) {
        for (name, node) in declared {
            if !template.names.contains(name) {
                let message = format!("the parameter `{name}` is not part of the path `{path}`");
                let mut diagnostic =
                    Diagnostic::warning(Code::UnusedPathParameter, node.place(), message);
                diagnostic.help = self
                    .hints
                    .did_you_mean(name, template.names.iter().copied());
                self.diagnostics.push(diagnostic);
            }
        }
    }
}

/// A path with its parameters.
struct Template<'p> {
    path: &'p str,
    names: BTreeSet<&'p str>,
}

impl<'p> Template<'p> {
    /// None if a brace is left alone, nested or empty.
    fn parse(path: &'p str) -> Option<Self> {
        let mut names = BTreeSet::new();
        let mut parts = path.split('{');
        if parts.next()?.contains('}') {
            return None;
        }
        for part in parts {
            let (name, rest) = part.split_once('}')?;
            if name.is_empty() || rest.contains('}') {
                return None;
            }
            names.insert(name);
        }
        Some(Self { path, names })
    }

    /// The path without the names of its parameters.
    fn anonymous(&self) -> String {
        let parts = self
            .path
            .split('{')
            .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
        parts.collect::<Vec<_>>().join("{}")
    }
}

#[cfg(test)]
mod tests {
    use super::Template;

    #[test]
    fn templates() {
        let template = Template::parse("/a/{id}.{format}/b").unwrap();
        assert!(template.names.iter().eq(&["format", "id"]));
        assert_eq!(template.anonymous(), "/a/{}.{}/b");
        assert_eq!(Template::parse("/").unwrap().anonymous(), "/");
        for path in ["/{", "/}", "/{a", "/a}", "/{a{b}}", "/{}", "/{a}}"] {
            assert!(Template::parse(path).is_none(), "{path}");
        }
    }
}
