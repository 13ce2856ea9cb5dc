//! How are words, code, emphasis and links written within a paragraph?

use super::super::text::{code_span, printable};

/// A space at which no line may end; control characters of the document are gone by now.
const SOLID_SPACE: char = '\u{1}';
/// A line break that is meant.
const BREAK: char = '\u{2}';

/// The inline content of one block while it is being written.
#[derive(Debug, Default)]
pub(crate) struct Inline {
    out: String,
    /// Text that may still grow: the parser hands out neighbouring words in pieces.
    text: String,
    /// Links that are open, innermost last: where the link leads, and where in `out` its text begins.
    links: Vec<(Option<String>, usize)>,
}

impl Inline {
    /// Words.
    pub(crate) fn text(&mut self, text: &str) {
        // What was written as an entity (`&#x202e;`) is a character only now.
        self.text.push_str(&printable(text).replace('\n', " "));
    }

    /// Words of which nothing is a mark, addresses included.
    pub(crate) fn verbatim(&mut self, text: &str) {
        self.flush();
        for character in text.chars() {
            if character.is_ascii_punctuation() {
                self.out.push('\\');
            }
            self.out.push(character);
        }
    }

    /// A code span.
    pub(crate) fn code(&mut self, code: &str) {
        self.flush();
        self.out
            .push_str(&code_span(code).replace(' ', &SOLID_SPACE.to_string()));
    }

    /// A mark that opens or closes emphasis.
    pub(crate) fn mark(&mut self, mark: &str) {
        self.flush();
        self.out.push_str(mark);
    }

    /// A line break that is meant.
    pub(crate) fn line_break(&mut self) {
        self.flush();
        self.out.push(BREAK);
    }

    /// A link begins; whether it is one in the end depends on where it leads.
    pub(crate) fn open_link(&mut self, address: &str) {
        self.flush();
        // A link in the text of a link is none, as in CommonMark.
        let inner = self.links.iter().any(|(address, _)| address.is_some());
        let address = if inner { None } else { web_address(address) };
        if address.is_some() {
            self.out.push('[');
        }
        self.links.push((address, self.out.len()));
    }

    /// The innermost link ends.
    pub(crate) fn close_link(&mut self) {
        self.flush();
        let Some((Some(address), start)) = self.links.pop() else {
            return;
        };
        let text = self.out.split_off(start);
        if text.trim().is_empty() || unescaped(&text) == address {
            self.out.pop();
            self.out.push('<');
            self.out.push_str(&address);
            self.out.push('>');
        } else {
            self.out.push_str(&text);
            self.out.push_str("](");
            self.out.push_str(&address);
            self.out.push(')');
        }
    }

    /// Whether nothing was written.
    pub(crate) fn is_empty(&self) -> bool {
        self.out.trim().is_empty() && self.text.trim().is_empty()
    }

    /// The content as lines of at most `width` characters, where the words allow it.
    pub(crate) fn wrapped(mut self, width: usize) -> Vec<String> {
        self.finish();
        let mut lines = Vec::new();
        for part in self.out.split(BREAK) {
            if let Some(line) = lines.last_mut() {
                let line: &mut String = line;
                line.push('\\');
            }
            wrap(part, width, &mut lines);
        }
        lines
    }

    /// The content on one line, as a cell of a table.
    pub(crate) fn cell(mut self) -> String {
        self.finish();
        let words: Vec<&str> = self
            .out
            .split([' ', BREAK])
            .filter(|word| !word.is_empty())
            .collect();
        words
            .join(" ")
            .replace(SOLID_SPACE, " ")
            .replace('|', "\\|")
    }

    fn finish(&mut self) {
        while !self.links.is_empty() {
            self.close_link();
        }
        self.flush();
    }

    /// Writes the words gathered so far: marks escaped, addresses in angle brackets.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let in_link = self.links.iter().any(|(address, _)| address.is_some());
        let mut rest = text.as_str();
        while let Some((before, address, after)) = next_address(rest).filter(|_| !in_link) {
            self.out.push_str(&escaped(before));
            self.out.push('<');
            self.out.push_str(address);
            self.out.push('>');
            rest = after;
        }
        self.out.push_str(&escaped(rest));
    }
}

/// The text before, of and after the first address of the web.
fn next_address(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find("http")?;
        let tail = text.get(start..)?;
        let scheme = if tail.starts_with("https://") { 8 } else { 7 };
        let end = tail
            .find(|c: char| !is_address_char(c))
            .unwrap_or(tail.len());
        let address = tail
            .get(..end)?
            .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~']);
        if (tail.starts_with("http://") || tail.starts_with("https://")) && address.len() > scheme {
            return Some((text.get(..start)?, address, tail.get(address.len()..)?));
        }
        from = start + 4;
    }
}

fn is_address_char(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~:/?#@!$&'*+,;=%".contains(character)
}

/// The address of a link, if it leads into the web, with what could end a link encoded.
pub(crate) fn web_address(address: &str) -> Option<String> {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    if rest.is_empty() {
        return None;
    }
    let mut encoded = String::with_capacity(address.len());
    for character in address.chars() {
        if is_address_char(character) {
            encoded.push(character);
        } else {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    Some(encoded)
}

/// Words with all that could be a mark escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied();
        if is_mark(before, character, after) {
            escaped.push('\\');
        }
        escaped.push(character);
        before = Some(character);
    }
    escaped
}

fn is_mark(before: Option<char>, character: char, after: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_space = |c: Option<char>| c.is_some_and(char::is_whitespace);
    match character {
        '\\' | '`' | '[' | ']' | '<' | '~' => true,
        '*' => !(is_space(before) && is_space(after)),
        '_' => !(is_word(before) && is_word(after)),
        // An entity: `&lt;`, `&#60;`.
        '&' => after.is_some_and(|c| c == '#' || c.is_ascii_alphanumeric()),
        _ => false,
    }
}

fn unescaped(text: &str) -> String {
    text.replace('\\', "")
}

/// Breaks a text into lines.
fn wrap(text: &str, width: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    let mut length = 0;
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        let word_length = word.chars().count();
        if line.is_empty() {
            line = at_line_start(word);
        } else if length + 1 + word_length > width && !opens_block(word) {
            lines.push(std::mem::replace(&mut line, at_line_start(word)));
            length = 0;
        } else {
            line.push(' ');
            line.push_str(word);
            length += 1;
        }
        length += word_length;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    for line in lines {
        if line.contains(SOLID_SPACE) {
            *line = line.replace(SOLID_SPACE, " ");
        }
    }
}

/// Whether a word at the start of a line would begin a list, a quote, a heading, a rule or a table.
fn opens_block(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    word.starts_with(['-', '+', '=', '#', '>', '|', ':'])
        || word == "*"
        || (digits.len() < word.len() && digits.starts_with(['.', ')']))
}

/// A word as it has to stand at the start of a line.
fn at_line_start(word: &str) -> String {
    if !opens_block(word) {
        return word.to_owned();
    }
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let (digits, rest) = word.split_at_checked(digits).unwrap_or(("", word));
    format!("{digits}\\{rest}")
}
