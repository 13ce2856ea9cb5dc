//! How is text of a document shown so that it can do no harm?
//!
//! Whatever comes from a document may hold a line break that forges a message,
//! an escape sequence that moves the cursor, or a mark that reorders the text.

use std::fmt;

/// Whether a character must not reach a terminal, or a page for people, as it is.
pub(crate) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{AD}'
                | '\u{61C}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

/// Appends what stands for such a character.
pub(crate) fn push_escape(text: &mut String, character: char) {
    match character {
        '\n' => text.push_str("\\n"),
        '\r' => text.push_str("\\r"),
        '\t' => text.push_str("\\t"),
        _ => text.extend(character.escape_unicode()),
    }
}

/// A text that shows on one line.
pub(super) struct Escaped<'t>(pub(super) &'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.contains(is_hidden) {
            return f.write_str(self.0);
        }
        let mut text = String::with_capacity(self.0.len());
        for character in self.0.chars() {
            if is_hidden(character) {
                push_escape(&mut text, character);
            } else {
                text.push(character);
            }
        }
        f.write_str(&text)
    }
}
