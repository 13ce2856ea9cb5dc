//! Which part of a source line is shown, and what is underlined?

use super::escape::{is_hidden, push_escape};

/// Characters of a source line that are shown; more would wrap in a terminal.
const WINDOW: usize = 100;

/// Characters shown before the position in a long line.
const LEAD: usize = 40;

/// A part of a line, ready to print, and the columns to underline in it.
pub(super) struct Excerpt {
    pub(super) text: String,
    pub(super) indent: usize,
    pub(super) width: usize,
}

impl Excerpt {
    /// The part of `line` around the byte `at`.
    ///
    /// Looks at no more of the line than it shows, because a whole document may
    /// be one line.
    pub(super) fn new(line: &str, at: usize) -> Self {
        let (before, after) = line.split_at_checked(at).unwrap_or((line, ""));
        let marked = token_length(after);
        let short = line.chars().nth(WINDOW).is_none();
        let shown = if short { WINDOW } else { LEAD };
        let (lead, cut) = last_characters(before, shown);
        let mut excerpt = Self {
            text: String::new(),
            indent: 0,
            width: 0,
        };
        if cut {
            excerpt.text.push('…');
            excerpt.indent = 1;
        }
        for character in lead.chars() {
            excerpt.indent += excerpt.push(character);
        }
        let left = WINDOW.saturating_sub(lead.chars().count());
        for (position, character) in after.chars().take(left).enumerate() {
            let width = excerpt.push(character);
            if position < marked {
                excerpt.width += width;
            }
        }
        if after.chars().nth(left).is_some() {
            excerpt.text.push('…');
        }
        excerpt.width = excerpt.width.max(1);
        excerpt
    }

    /// Appends a character and says how many columns it takes.
    fn push(&mut self, character: char) -> usize {
        if character == '\t' {
            // A tab stop would depend on where the excerpt begins.
            self.text.push_str("    ");
            return 4;
        }
        if is_hidden(character) {
            let before = self.text.len();
            push_escape(&mut self.text, character);
            return self.text.len() - before;
        }
        self.text.push(character);
        columns(character)
    }
}

/// The end of a text, at most so many characters, and whether something is cut off.
fn last_characters(text: &str, count: usize) -> (&str, bool) {
    match text.char_indices().rev().nth(count.saturating_sub(1)) {
        Some((at, _)) => (text.get(at..).unwrap_or_default(), at > 0),
        None => (text, false),
    }
}

/// How many characters the key or scalar takes that begins here.
///
/// A location has no end, and needs none: what begins at it is a token.
fn token_length(text: &str) -> usize {
    let mut rest = text.chars().take(WINDOW);
    match rest.next() {
        None | Some('{' | '[' | '}' | ']' | '|' | '>') => 1,
        Some(quote @ ('"' | '\'')) => 1 + quoted_length(rest, quote),
        Some(first) => plain_length(rest, first),
    }
}

/// Up to the closing quote, that included.
fn quoted_length(rest: impl Iterator<Item = char>, quote: char) -> usize {
    let mut escaped = false;
    let mut length = 0;
    for character in rest {
        length += 1;
        if escaped {
            escaped = false;
        } else if character == '\\' && quote == '"' {
            escaped = true;
        } else if character == quote {
            break;
        }
    }
    length
}

/// Up to what ends a plain scalar of YAML, blanks at its end left out.
fn plain_length(rest: impl Iterator<Item = char>, first: char) -> usize {
    let mut length = 1;
    let mut undecided = 0;
    let mut previous = first;
    // The braces of `/invoices/{id}` belong to the key.
    let mut open = 0;
    for character in rest {
        open += i32::from(character == '{');
        let ends = match character {
            '}' | ']' if open > 0 => {
                open -= 1;
                false
            }
            ',' | '}' | ']' => true,
            ' ' => previous == ':',
            '#' => previous == ' ',
            _ => false,
        };
        if ends {
            break;
        }
        undecided += 1;
        if character != ' ' && character != ':' {
            length += undecided;
            undecided = 0;
        }
        previous = character;
    }
    length
}

/// Columns a visible character takes in a terminal: 0, 1 or 2.
///
/// A short list of the wide and of the combining blocks keeps the underline in
/// place; a table of all of Unicode would be a dependency.
fn columns(character: char) -> usize {
    match u32::from(character) {
        0x0300..=0x036F | 0x20D0..=0x20FF | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xA960..=0xA97F
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1F64F
        | 0x1F680..=0x1F6FF
        | 0x1F900..=0x1FAFF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::Excerpt;

    /// The line, and a line of carets below it.
    fn shown(line: &str, token: &str) -> String {
        let excerpt = Excerpt::new(line, line.find(token).unwrap());
        let marks = "^".repeat(excerpt.width);
        format!(
            "{}\n{:indent$}{marks}",
            excerpt.text,
            "",
            indent = excerpt.indent
        )
    }

    #[test]
    fn tokens_are_underlined_whole() {
        for (line, token, underlined) in [
            ("  style: pipeDelimited", "style", "style"),
            ("  style: pipeDelimited # why", "pipe", "pipeDelimited"),
            ("title: A title: of two", "A", "A title"),
            ("\"a \\\" key\": 1", "\"", "\"a \\\" key\""),
            ("{'it': [1, 23]}", "'", "'it'"),
            ("{'it': [1, 23]}", "23", "23"),
            ("/a/{id}: {}", "/", "/a/{id}"),
            ("text: |", "|", "|"),
        ] {
            let expected = "^".repeat(underlined.chars().count());
            let shown = shown(line, token);
            let marks = shown.lines().last().unwrap().trim_start();
            assert_eq!(marks, expected, "{shown}");
        }
    }

    #[test]
    fn wide_and_hidden_characters_keep_the_underline_in_place() {
        assert_eq!(shown("\t名前: x", "x"), "    名前: x\n          ^");
        assert_eq!(
            shown("a\u{1b}[2Jb: x", "x"),
            "a\\u{1b}[2Jb: x\n             ^"
        );
        assert_eq!(
            shown("e\u{301}: \u{202e}x", "x"),
            "e\u{301}: \\u{202e}x\n           ^"
        );
    }

    #[test]
    fn long_lines_are_cut_on_both_sides() {
        let line = format!("{}token: {}", "a ".repeat(5000), "b ".repeat(5000));
        let excerpt = Excerpt::new(&line, 10_000);
        assert_eq!(excerpt.text.chars().count(), 102);
        assert_eq!((excerpt.indent, excerpt.width), (41, 5));
        let excerpt = Excerpt::new(&line, line.len());
        assert!(excerpt.text.ends_with("b b ") && excerpt.text.starts_with('…'));
    }
}
