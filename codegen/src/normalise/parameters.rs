//! Which parameters does a call have, whatever is declared?
//!
//! ```yaml
//! /pets/{id}?beta=true:
//!   get: {parameters: [{name: Accept, in: header}]}
//! ```
//!
//! has the path parameter `id`, which nobody declares, as a text; the query
//! parameter `beta`; and no `Accept`, which follows from what the call answers.

use std::collections::BTreeMap;

use super::rules::Rules;
use super::template::Template;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::document::{Document, Edit, New, Node};

/// Headers that follow from the content, the credential and the connection of a call.
const RESERVED: [&str; 11] = [
    "accept",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "host",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Gives the operations of all paths the parameters that their paths name, and takes those that cannot be sent.
pub(super) fn complete(document: &Document, rules: &mut Rules<'_>) {
    let Some(paths) = document.root().get("paths") else {
        return;
    };
    for (key, item) in paths.entries().filter(|(key, _)| key.starts_with('/')) {
        // What cannot be asked for is reported by `check`.
        let (Ok(template), Ok(item)) = (Template::parse(key), document.follow(item)) else {
            continue;
        };
        if key.contains('#') {
            let fragment = template.fragment;
            let message = format!("the path has a fragment, which is never sent: `#{fragment}`");
            let place = paths.place_of_key(key);
            let diagnostic = Diagnostic::warning(Code::MalformedPath, place, message);
            let help = "declare what the server is to be told as a parameter";
            rules.diagnostics.push(diagnostic.with_help(help));
        } else if key.contains('?') && template.pairs().next().is_none() {
            let message = format!(
                "the path ends with a `?` and no query: `{}` is asked for",
                template.path
            );
            let place = paths.place_of_key(key);
            rules
                .diagnostics
                .warning(Code::MalformedPath, place, message);
        }
        let shared = Declared::of(item);
        for (_, operation) in item.operations().filter(|(_, node)| node.is_mapping()) {
            let own = Declared::of(operation);
            own.drop_unfit(&template, rules);
            let mut missing = undeclared(&template, operation, [&own, &shared], rules);
            missing.extend(fixed(&template, operation, [&own, &shared], rules));
            own.add(missing, rules);
        }
        shared.drop_unfit(&template, rules);
    }
}

/// The parameters that a path item or an operation declares.
struct Declared<'d> {
    owner: Node<'d>,
    /// By place and name: where it stands in the list, and what it is.
    parameters: BTreeMap<(&'d str, &'d str), (Node<'d>, Node<'d>)>,
}

impl<'d> Declared<'d> {
    fn of(owner: Node<'d>) -> Self {
        let list = owner.get("parameters").into_iter().flat_map(Node::items);
        let named = list.filter_map(|item| {
            let target = owner.document().follow(item).ok()?;
            let key = (target.get("in")?.as_str()?, target.get("name")?.text()?);
            Some((key, (item, target)))
        });
        Self {
            owner,
            parameters: named.collect(),
        }
    }

    fn has(&self, place: &str, name: &str) -> bool {
        self.parameters.contains_key(&(place, name))
    }

    /// Takes out the parameters that the path does not have and the headers that nobody sets.
    fn drop_unfit(&self, template: &Template<'_>, rules: &mut Rules<'_>) {
        let mut gone = Vec::new();
        for ((place, name), (item, target)) in &self.parameters {
            match *place {
                "path" if !template.names.contains(name) => {
                    unused(template, name, *item, rules);
                    gone.push(*item);
                }
                "path" if target.get("required").and_then(Node::as_bool) != Some(true) => {
                    let message =
                        format!("the path parameter `{name}` is required, as all of a path are");
                    rules.warn(Code::MalformedNode, *target, message);
                    rules
                        .edits
                        .push(Edit::set(*target, "required", New::Bool(true)));
                }
                "header" if is_reserved(name) && target.get("x-client-header").is_none() => {
                    let message =
                        format!("the header `{name}` follows from the call: it is no parameter");
                    rules
                        .diagnostics
                        .note(Code::ReservedHeader, item.place(), message);
                    gone.push(*item);
                }
                _ => {}
            }
        }
        if let Some(list) = self.owner.get("parameters").filter(|_| !gone.is_empty()) {
            rules.edits.push(Edit::drop(list, gone));
        }
    }

    fn add(&self, parameters: Vec<New>, rules: &mut Rules<'_>) {
        let list = self
            .owner
            .get("parameters")
            .filter(|list| list.is_sequence());
        match list {
            _ if parameters.is_empty() => {}
            Some(list) => {
                let edits = parameters.into_iter().map(|new| Edit::push(list, new));
                rules.edits.extend(edits);
            }
            None => {
                let list = New::List(parameters);
                rules.edits.push(Edit::set(self.owner, "parameters", list));
            }
        }
    }
}

fn is_reserved(name: &str) -> bool {
    RESERVED
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// The parameters that the path names and nobody declares.
fn undeclared<'d>(
    template: &Template<'_>,
    operation: Node<'d>,
    declared: [&Declared<'d>; 2],
    rules: &mut Rules<'_>,
) -> Vec<New> {
    let is_missing = |name: &&&str| !declared.iter().any(|it| it.has("path", name));
    let mut missing = Vec::new();
    for name in template.names.iter().filter(is_missing) {
        let path = template.path;
        let message = format!(
            "`{{{name}}}` of the path `{path}` is not declared as a parameter: it is a text"
        );
        let help = format!("add `{{ name: {name}, in: path, required: true, schema: … }}`");
        let place = operation.place();
        let diagnostic = Diagnostic::warning(Code::UndeclaredPathParameter, place, message);
        rules.diagnostics.push(diagnostic.with_help(help));
        missing.push(text_parameter("path", name, Vec::new()));
    }
    missing
}

/// The parameters that stand in the query of a path.
fn fixed<'d>(
    template: &Template<'_>,
    operation: Node<'d>,
    declared: [&Declared<'d>; 2],
    rules: &mut Rules<'_>,
) -> Vec<New> {
    let is_missing = |(name, _): &(&str, &str)| !declared.iter().any(|it| it.has("query", name));
    let mut missing = Vec::new();
    for (name, value) in template.pairs().filter(is_missing) {
        let message = format!("the path has a query: `{name}` becomes a parameter");
        rules.warn(Code::MalformedPath, operation, message);
        let description = format!("`{value}` in the path of the document.");
        let description = ("description".to_owned(), New::Text(description));
        missing.push(text_parameter("query", name, vec![description]));
    }
    missing
}

fn text_parameter(place: &str, name: &str, others: Vec<(String, New)>) -> New {
    let text = New::Mapping(vec![("type".to_owned(), New::text("string"))]);
    let mut members = vec![
        ("name".to_owned(), New::text(name)),
        ("in".to_owned(), New::text(place)),
        ("required".to_owned(), New::Bool(true)),
        ("schema".to_owned(), text),
    ];
    members.extend(others);
    New::Mapping(members)
}

fn unused(template: &Template<'_>, name: &str, item: Node<'_>, rules: &mut Rules<'_>) {
    let path = template.path;
    let message =
        format!("the parameter `{name}` is not part of the path `{path}`: it is left out");
    let mut diagnostic = Diagnostic::warning(Code::UnusedPathParameter, item.place(), message);
    let meant = nearest(name, template.names.iter().copied());
    diagnostic.help = meant.map(|meant| format!("did you mean `{meant}`?"));
    rules.diagnostics.push(diagnostic);
}
