//! Which example does a reader see?
//!
//! ```text
//! # async fn example(client: &generated::contazen::Client) -> Result<(), runtime::Error> {
//! let response = client.clients().retrieve("id").await?;
//! # Ok(())
//! # }
//! ```
//!
//! Examples are compiled, so they hold identifiers and words of ours only, never a text of the document. A value that has
//! no obvious placeholder is a parameter of the hidden function around the example.

mod first;
mod placeholder;

pub(super) use self::first::First;
pub(super) use self::placeholder::type_path;
use super::client;
use super::context::Context;
use super::operation::Named;
use super::runtime_path;
use crate::ir::Framing;
use crate::name::TagNames;

/// The longest line of an example.
const WIDTH: usize = 92;

/// What stands before a line that is compiled and not shown.
const HIDDEN: &str = "# ";

/// An example of one operation; empty where it would be unclear.
pub(super) fn operation(context: &Context<'_>, tag: &TagNames, named: Named<'_>) -> Vec<String> {
    let Some((arguments, hidden)) = placeholder::arguments(context, named) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    if has_date(&arguments) {
        lines.extend([import_of_date(), String::new()]);
    }
    let client = format!("client: &{}::Client", context.settings.module_path);
    let parameters = std::iter::once(client).chain(hidden).collect();
    lines.extend(hide(signature("example", parameters)));
    lines.extend(call(context, tag, named, &arguments));
    lines.extend(["# Ok(())".to_owned(), "# }".to_owned()]);
    lines
}

/// The function around a call, as far as its brace.
pub(super) fn signature(name: &str, parameters: Vec<String>) -> Vec<String> {
    let answer = format!("-> Result<(), {}> {{", runtime_path::ERROR.path());
    let line = format!("async fn {name}({}) {answer}", parameters.join(", "));
    if line.len() + HIDDEN.len() <= WIDTH {
        return vec![line];
    }
    let parameters = parameters
        .iter()
        .map(|parameter| format!("    {parameter},"));
    std::iter::once(format!("async fn {name}("))
        .chain(parameters)
        .chain([format!(") {answer}")])
        .collect()
}

/// Lines that are compiled and not shown.
fn hide(lines: Vec<String>) -> impl Iterator<Item = String> {
    lines.into_iter().map(|line| format!("{HIDDEN}{line}"))
}

/// An example of the whole API: how the client is made, and the first call.
pub(super) fn api(context: &Context<'_>) -> Vec<String> {
    let first = First::of(context);
    let mut lines = imports(context, first.as_ref());
    let given = first.as_ref().map(|first| first.given.clone());
    lines.push(String::new());
    lines.extend(hide(signature("example", given.unwrap_or_default())));
    lines.extend(statements(context, first.as_ref()));
    lines.extend(["# Ok(())".to_owned(), "# }".to_owned()]);
    lines
}

/// What an example of the whole API imports.
pub(super) fn imports(context: &Context<'_>, first: Option<&First<'_>>) -> Vec<String> {
    let mut imports = vec![format!("use {}::Client;", context.settings.module_path)];
    if first.is_some_and(|first| has_date(&first.arguments)) {
        imports.push(import_of_date());
        imports.sort();
    }
    imports
}

/// The statements that make a client and call it.
pub(super) fn statements(context: &Context<'_>, first: Option<&First<'_>>) -> Vec<String> {
    let operation = first.map(|first| first.named.operation);
    let mut lines = client::example(context, operation, &[]);
    lines.extend(first.iter().flat_map(|first| first.call(context)));
    lines
}

fn has_date(arguments: &[String]) -> bool {
    arguments.iter().any(|it| it.starts_with("date("))
}

fn import_of_date() -> String {
    format!("use {};", runtime_path::DATE_FUNCTION.path())
}

/// How a call is written, and what is done with what it gives.
struct Form {
    before: &'static str,
    after: &'static str,
    /// The lines that take item after item.
    walk: &'static [&'static str],
}

impl Form {
    const ITEMS: Self = Self {
        before: "let mut items = ",
        after: ").stream();",
        walk: &[
            "while let Some(item) = items.next().await {",
            "    println!(\"{:?}\", item?);",
            "}",
        ],
    };
    const EVENTS: Self = Self {
        before: "let mut events = ",
        after: ").stream();",
        walk: &[
            "while let Some(event) = events.next().await {",
            "    println!(\"{:?}\", event?.data);",
            "}",
        ],
    };
    const FILE: Self = Self {
        before: "let file = ",
        after: ").download().await?;",
        walk: &[],
    };
    const VALUE: Self = Self {
        before: "let response = ",
        after: ").await?;",
        walk: &[],
    };

    fn of(context: &Context<'_>, named: Named<'_>) -> Self {
        let answer = &named.operation.answer;
        let framing = answer.only_stream().map(|stream| stream.framing);
        match framing {
            _ if context.page(named.operation).is_some() => Self::ITEMS,
            Some(Framing::Events) => Self::EVENTS,
            Some(Framing::Lines | Framing::Sequence) => Self::ITEMS,
            None if answer.file.is_some() => Self::FILE,
            None => Self::VALUE,
        }
    }
}

/// The statements of a call.
fn call(
    context: &Context<'_>,
    tag: &TagNames,
    named: Named<'_>,
    arguments: &[String],
) -> Vec<String> {
    let form = Form::of(context, named);
    let mut lines = written(form.before, &start(tag, named), arguments, form.after);
    lines.extend(form.walk.iter().map(|line| (*line).to_owned()));
    lines
}

/// The beginning of a call, as far as its parenthesis.
fn start(tag: &TagNames, named: Named<'_>) -> String {
    let (module, method) = (tag.module.as_str(), named.names.method.as_str());
    format!("client.{module}().{method}(")
}

/// A statement, in several lines where one would be too long.
fn written(before: &str, start: &str, arguments: &[String], after: &str) -> Vec<String> {
    let line = format!("{before}{start}{}{after}", arguments.join(", "));
    if line.len() <= WIDTH {
        return vec![line];
    }
    let arguments = arguments.iter().map(|argument| format!("    {argument},"));
    std::iter::once(format!("{before}{start}"))
        .chain(arguments)
        .chain([after.to_owned()])
        .collect()
}
