//! Which characters may stand in doc text, and how is a text of the wire shown in it?

use crate::diagnostic::{is_hidden, push_escape};

/// The text without what rustc refuses or nobody sees: line ends are `\n`, a tab is a space or four, and control characters,
/// marks of direction, and the invisible copies of ASCII are gone.
pub(crate) fn printable(text: &str) -> String {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let mut printable = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            // At the start of a line a tab is an indentation, which means something.
            '\t' if printable.is_empty() || printable.ends_with(['\n', ' ']) => {
                printable.push_str("    ")
            }
            '\t' => printable.push(' '),
            '\n' => printable.push('\n'),
            _ if has_no_place(character) => {}
            _ => printable.push(character),
        }
    }
    printable
}

/// Whether a character has no place in prose: nobody sees it, and it joins no letters or signs as scripts and emoji need.
fn has_no_place(character: char) -> bool {
    let joins = matches!(character, '\u{ad}' | '\u{200c}' | '\u{200d}');
    is_hidden(character) && !joins
}

/// A text of the wire on one line.
pub(crate) fn one_line(text: &str) -> String {
    printable(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// A text as a code span, whatever it holds.
pub(crate) fn code_span(code: &str) -> String {
    let code = visible(code);
    if code.trim().is_empty() {
        // Markdown has no empty code span.
        return format!("`\"{code}\"`");
    }
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let needs_space = code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']);
    let space = if needs_space { " " } else { "" };
    format!("{fence}{space}{code}{space}{fence}")
}

/// A text of the wire on one line, in which what nobody would see is written out.
fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => visible.push(' '),
            _ if is_hidden(character) => push_escape(&mut visible, character),
            _ => visible.push(character),
        }
    }
    visible
}

/// A text that ends like a sentence.
pub(crate) fn sentence(mut text: String) -> String {
    if !text.is_empty() && !text.ends_with(['.', '!', '?', '…', ':']) {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_span_holds_any_text() {
        assert_eq!(code_span("a"), "`a`");
        assert_eq!(code_span("a`b"), "``a`b``");
        assert_eq!(code_span("`a``"), "``` `a`` ```");
        assert_eq!(code_span(" a"), "`  a `");
        assert_eq!(code_span(""), "`\"\"`");
        assert_eq!(code_span("\u{202e}a\nb"), "`\\u{202e}a b`");
    }

    #[test]
    fn a_sentence_has_an_end() {
        assert_eq!(sentence("Lists them".to_owned()), "Lists them.");
        assert_eq!(sentence("Why?".to_owned()), "Why?");
        assert_eq!(sentence(String::new()), "");
    }
}
