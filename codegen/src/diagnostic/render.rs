//! How does a finding look in a terminal?
//!
//! ```text
//! error[unsupported-parameter-style]: style `pipeDelimited` cannot carry an object
//!   --> spec/contazen/openapi.yaml:212:9  #/paths/~1invoices/get/parameters/2
//!     |
//! 212 |         style: pipeDelimited
//!     |         ^^^^^
//!   help: use `deepObject`, or split the parameter
//! ```
//!
//! Plain text; whatever comes from the document is escaped, so that it can
//! neither move the cursor nor forge a line.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use super::lines::LineIndex;
use super::{Diagnostic, Location, Severity};

/// Characters of a source line that are shown; more would wrap in a terminal.
const WINDOW: usize = 100;

/// Characters shown before the position in a long line.
const LEAD: usize = 40;

/// One finding with its source lines; `source` gives the text of a file by its name.
#[must_use]
pub fn render<'s>(diagnostic: &Diagnostic, source: impl Fn(&str) -> Option<&'s str>) -> String {
    Renderer::new(&source).render(diagnostic)
}

/// All findings, an empty line between two, and the summary at the end.
///
/// Reads every source once, however many findings are in it.
#[must_use]
pub fn render_all<'s>(
    diagnostics: &[Diagnostic],
    source: impl Fn(&str) -> Option<&'s str>,
) -> String {
    let mut renderer = Renderer::new(&source);
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&renderer.render(diagnostic));
        text.push('\n');
    }
    text.push_str(&summary(diagnostics));
    text.push('\n');
    text
}

/// How many there are of each weight: `2 errors, 1 warning`.
#[must_use]
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity: Severity| {
        let count = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count();
        match count {
            0 => None,
            1 => Some(format!("1 {}", severity.as_str())),
            _ => Some(format!("{count} {}s", severity.as_str())),
        }
    };
    let counts: Vec<_> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter_map(count)
        .collect();
    if counts.is_empty() {
        "nothing to report".to_owned()
    } else {
        counts.join(", ")
    }
}

struct Renderer<'a, 's> {
    source: &'a dyn Fn(&str) -> Option<&'s str>,
    texts: BTreeMap<String, (&'s str, LineIndex)>,
}

impl<'a, 's> Renderer<'a, 's> {
    fn new(source: &'a dyn Fn(&str) -> Option<&'s str>) -> Self {
        Self {
            source,
            texts: BTreeMap::new(),
        }
    }

    fn line(&mut self, location: &Location) -> Option<&'s str> {
        if !self.texts.contains_key(&*location.file) {
            let text = (self.source)(&location.file).unwrap_or_default();
            let indexed = (text, LineIndex::new(text));
            self.texts.insert(location.file.to_string(), indexed);
        }
        let (text, index) = self.texts.get(&*location.file)?;
        index.line(text, location.line)
    }

    fn render(&mut self, diagnostic: &Diagnostic) -> String {
        let gutter = std::iter::once(&diagnostic.location)
            .chain(diagnostic.labels.iter().map(|label| &label.location))
            .map(|location| location.line.to_string().len())
            .max()
            .unwrap_or_default()
            .max(2);
        let mut text = format!("{diagnostic}\n");
        text.push_str("  --> ");
        push_escaped(&mut text, &diagnostic.location.to_string());
        let _ = writeln!(text, "  {}", diagnostic.pointer);
        self.excerpt(&mut text, &diagnostic.location, gutter, '^');
        for label in &diagnostic.labels {
            text.push_str("  ::: ");
            push_escaped(&mut text, &label.location.to_string());
            text.push_str("  ");
            push_escaped(&mut text, &label.text);
            text.push('\n');
            self.excerpt(&mut text, &label.location, gutter, '-');
        }
        if let Some(help) = &diagnostic.help {
            text.push_str("  help: ");
            push_escaped(&mut text, help);
            text.push('\n');
        }
        text
    }

    fn excerpt(&mut self, text: &mut String, location: &Location, gutter: usize, mark: char) {
        let Some(line) = self.line(location) else {
            return;
        };
        let shown = Excerpt::new(line, location.column);
        let number = location.line;
        let _ = writeln!(text, "{:gutter$} |", "");
        let _ = writeln!(text, "{number:>gutter$} | {}", shown.text);
        let _ = write!(
            text,
            "{:gutter$} | {:indent$}",
            "",
            "",
            indent = shown.indent
        );
        text.extend(std::iter::repeat_n(mark, shown.width.max(1)));
        text.push('\n');
    }
}

/// The part of a line that is shown, and the columns to underline in it.
struct Excerpt {
    text: String,
    indent: usize,
    width: usize,
}

impl Excerpt {
    fn new(line: &str, column: usize) -> Self {
        let start = column.saturating_sub(1);
        let length = line.chars().count();
        let from = if length <= WINDOW || start <= LEAD {
            0
        } else {
            (start - LEAD).min(length.saturating_sub(WINDOW))
        };
        let marked = start + token_length(line.chars().skip(start));
        let mut shown = Self {
            text: String::new(),
            indent: 0,
            width: 0,
        };
        if from > 0 {
            shown.text.push('…');
            shown.indent = 1;
        }
        for (position, character) in line.chars().enumerate().skip(from).take(WINDOW) {
            let width = shown.push(character);
            if position < start {
                shown.indent += width;
            } else if position < marked {
                shown.width += width;
            }
        }
        if from + WINDOW < length {
            shown.text.push('…');
        }
        shown
    }

    /// Appends a character and says how many columns it takes.
    fn push(&mut self, character: char) -> usize {
        if character == '\t' {
            // A tab stop would depend on the column of the excerpt.
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

/// How many characters the key or scalar takes that begins here.
///
/// A location has no end, and needs none: what begins at it is a token.
fn token_length(mut rest: impl Iterator<Item = char>) -> usize {
    let Some(first) = rest.next() else {
        return 1;
    };
    if first == '"' || first == '\'' {
        return 1 + quoted_length(rest, first);
    }
    if matches!(first, '{' | '[' | '|' | '>' | '}' | ']') {
        return 1;
    }
    let mut length = 1;
    let mut blanks = 0;
    let mut previous = first;
    for character in rest {
        if matches!(character, ',' | '}' | ']') || (previous == ':' && character == ' ') {
            break;
        }
        if character == '#' && previous == ' ' {
            break;
        }
        blanks += 1;
        if character != ' ' && character != ':' {
            length += blanks;
            blanks = 0;
        }
        previous = character;
    }
    length
}

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

/// Columns a visible character takes in a terminal: 0, 1 or 2.
///
/// A short list of the wide and of the combining blocks is enough to keep the
/// underline in place; a table of all of Unicode would be a dependency.
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

/// Whether a character must not reach a terminal as it is: controls, line
/// separators, and marks that reorder or hide text.
pub(crate) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{AD}'
                | '\u{61C}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{2069}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

fn push_escape(text: &mut String, character: char) {
    match character {
        '\n' => text.push_str("\\n"),
        '\r' => text.push_str("\\r"),
        '\t' => text.push_str("\\t"),
        _ => text.extend(character.escape_unicode()),
    }
}

fn push_escaped(text: &mut String, from: &str) {
    for character in from.chars() {
        if is_hidden(character) {
            push_escape(text, character);
        } else {
            text.push(character);
        }
    }
}

/// Writes text of a document so that it stays on one line.
pub(super) fn write_escaped(f: &mut fmt::Formatter<'_>, from: &str) -> fmt::Result {
    let mut text = String::with_capacity(from.len());
    push_escaped(&mut text, from);
    f.write_str(&text)
}
