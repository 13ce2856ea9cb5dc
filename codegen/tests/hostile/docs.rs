//! What is in the documentation of a file?

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, Options, Parser, Tag};
use syn::{Expr, Item, Stmt};

/// The documentation of each item and of the module.
pub(crate) fn of(text: &str) -> Vec<String> {
    let mut docs = vec![String::new()];
    for line in text.lines() {
        let line = line.trim_start();
        match line
            .strip_prefix("///")
            .or_else(|| line.strip_prefix("//!"))
        {
            Some(doc) => {
                if let Some(last) = docs.last_mut() {
                    last.push_str(doc.strip_prefix(' ').unwrap_or(doc));
                    last.push('\n');
                }
            }
            None => docs.push(String::new()),
        }
    }
    docs.retain(|doc| !doc.is_empty());
    docs
}

/// What is in a documentation that should not be.
pub(crate) fn harm(doc: &str) -> Option<String> {
    let mut broken = Vec::new();
    let mut on_broken = |link: BrokenLink<'_>| {
        broken.push(link.reference.to_string());
        None
    };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut example = None;
    let mut found = None;
    for event in Parser::new_with_broken_link_callback(doc, options, Some(&mut on_broken)) {
        match &event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &**info == "text" => {}
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &**info == "no_run" => {
                example = Some(String::new());
            }
            Event::Text(code) if example.is_some() => example.as_mut().unwrap().push_str(code),
            Event::End(_) => {
                found = found.or(example.take().and_then(|example| harm_of_example(&example)));
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })
                if dest_url.starts_with("http://") || dest_url.starts_with("https://") => {}
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::Start(
                Tag::CodeBlock(_) | Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock,
            ) => {
                found = Some(format!("{event:?}"));
            }
            _ => {}
        }
    }
    found.or(broken.pop())
}

/// An example imports, makes a client, calls it once and prints what comes: there is room for nothing else.
fn harm_of_example(example: &str) -> Option<String> {
    let lines = example
        .lines()
        .map(|line| line.strip_prefix("# ").unwrap_or(line));
    let code = lines.collect::<Vec<_>>().join("\n");
    let Ok(file) = syn::parse_file(&code) else {
        return Some(code);
    };
    let is_harmless = |item: &Item| match item {
        Item::Use(_) => true,
        Item::Fn(function) => {
            function.sig.ident == "example" && function.block.stmts.iter().all(is_call)
        }
        _ => false,
    };
    (!file.items.iter().all(is_harmless)).then_some(code)
}

fn is_call(statement: &Stmt) -> bool {
    match statement {
        Stmt::Local(local) => local
            .init
            .as_ref()
            .is_some_and(|init| init.diverge.is_none()),
        Stmt::Expr(Expr::While(each), _) => {
            matches!(&each.body.stmts[..], [Stmt::Macro(print)] if print.mac.path.is_ident("println"))
        }
        Stmt::Expr(Expr::Call(ok), None) => {
            matches!(&*ok.func, Expr::Path(path) if path.path.is_ident("Ok"))
        }
        _ => false,
    }
}
