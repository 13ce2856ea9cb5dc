//! Which line and column is a byte at, and what may be shown of the document there?
//!
//! An excerpt is for telling an HTML page from a truncated body, not for reading data. Its structure is kept, and
//! its contents go: `{"name":"Ann","total":10.5}` becomes `{"…":"…","…":##.#}`.

/// Bytes of an excerpt at most.
const MAX_EXCERPT: usize = 60;

/// A place in a document as people count it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) excerpt: String,
}

/// The place of the byte at `offset`.
pub(super) fn place(json: &[u8], offset: usize) -> Place {
    let (before, after) = json.split_at_checked(offset).unwrap_or((json, &[]));
    let line_start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |newline| newline + 1);
    let column = before
        .iter()
        .skip(line_start)
        .filter(|byte| !is_continuation(**byte))
        .count();
    let newlines = before.iter().filter(|byte| **byte == b'\n').count();
    Place {
        line: newlines + 1,
        column: column + 1,
        excerpt: mask(after, ends_in_string(before)),
    }
}

/// Whether a byte continues a character of several bytes, and so takes no column of its own.
fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// Whether the text breaks off inside a string.
fn ends_in_string(before: &[u8]) -> bool {
    let mut inside = false;
    let mut escaped = false;
    for byte in before {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            _ => {}
        }
    }
    inside
}

/// The beginning of the text, masked.
fn mask(text: &[u8], inside: bool) -> String {
    let mut masked = Masked::default();
    let mut bytes = text.iter().copied().peekable();
    if inside {
        masked.string(&mut bytes);
    }
    while !masked.is_full() {
        let Some(byte) = bytes.next() else { break };
        match byte {
            b'"' => {
                masked.push("\"");
                masked.string(&mut bytes);
            }
            b'0'..=b'9' => masked.push("#"),
            b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => masked.word(byte, &mut bytes),
            b' ' | b'\t' | b'\r' | b'\n' => masked.push(" "),
            b'{' => masked.push("{"),
            b'}' => masked.push("}"),
            b'[' => masked.push("["),
            b']' => masked.push("]"),
            b':' => masked.push(":"),
            b',' => masked.push(","),
            b'.' => masked.push("."),
            b'-' => masked.push("-"),
            b'+' => masked.push("+"),
            b'<' => masked.push("<"),
            b'>' => masked.push(">"),
            _ => masked.push("?"),
        }
    }
    masked.text
}

/// The text of an excerpt while it is written.
#[derive(Default)]
struct Masked {
    text: String,
    full: bool,
}

impl Masked {
    fn is_full(&self) -> bool {
        self.full
    }

    /// Adds a piece whole, or closes the excerpt.
    fn push(&mut self, piece: &str) {
        if self.text.len() + piece.len() > MAX_EXCERPT {
            self.full = true;
        } else {
            self.text.push_str(piece);
        }
    }

    /// Passes over the rest of a string. An empty one stays visible, since it is a common fault of its own.
    fn string(&mut self, bytes: &mut std::iter::Peekable<impl Iterator<Item = u8>>) {
        if bytes.peek() == Some(&b'"') {
            bytes.next();
            return self.push("\"");
        }
        self.push("…");
        while let Some(byte) = bytes.next() {
            match byte {
                b'"' => return self.push("\""),
                b'\\' => {
                    bytes.next();
                }
                _ => {}
            }
        }
    }

    /// Shows the three words of JSON, and of any other only that there is one.
    fn word(&mut self, first: u8, bytes: &mut std::iter::Peekable<impl Iterator<Item = u8>>) {
        let mut head = [first, 0, 0, 0, 0, 0];
        let mut length = 1_usize;
        while let Some(byte) = bytes.next_if(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80) {
            if let Some(slot) = head.get_mut(length) {
                *slot = byte;
            }
            length = length.saturating_add(1);
        }
        self.push(match (head.get(..length), length) {
            (Some(b"true"), _) => "true",
            (Some(b"false"), _) => "false",
            (Some(b"null"), _) => "null",
            (Some(b"e" | b"E"), _) => "e",
            _ => "…",
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_are_masked_and_structure_is_kept() {
        let cases: &[(&str, &str)] = &[
            (r#"{"name":"Ann","total":10.5}"#, r#"{"…":"…","…":##.#}"#),
            (r#"[true, false, null, ""]"#, r#"[true, false, null, ""]"#),
            (r#""a\"b", 1"#, r#""…", #"#),
            ("<html>Bad gateway 502</html>", "<…>… … ###<?…>"),
            ("-1.5e10", "-#.#…"),
            ("geheim ünter", "… …"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(mask(text.as_bytes(), false), *expected, "{text}");
        }
    }

    #[test]
    fn an_excerpt_that_begins_inside_a_string_is_masked_too() {
        let json = br#"{"secret":"abc\qdef","n":12}"#;
        let place = place(json, 15);
        assert_eq!((place.line, place.column), (1, 16));
        assert_eq!(place.excerpt, r#"…","…":##}"#);
        assert_eq!(super::place(br#"["a\"b\\", 12]"#, 11).excerpt, "##]");
    }

    #[test]
    fn an_excerpt_is_short() {
        let long = "[1, \"x\"], ".repeat(100);
        assert!(mask(long.as_bytes(), false).len() <= MAX_EXCERPT);
        assert!(mask("{".repeat(100).as_bytes(), false).len() == MAX_EXCERPT);
        // What comes after a piece that has no room is not squeezed in.
        let cut = format!("{}word,", "{".repeat(MAX_EXCERPT - 1));
        assert_eq!(mask(cut.as_bytes(), false), "{".repeat(MAX_EXCERPT - 1));
    }

    #[test]
    fn lines_and_columns_count_characters() {
        let json = "{\n  \"ä\": x}".as_bytes();
        let place = place(json, 10);
        assert_eq!((place.line, place.column), (2, 8));
    }

    #[test]
    fn an_offset_outside_is_the_end() {
        let place = place(b"[1", 99);
        assert_eq!(
            (place.line, place.column, place.excerpt.as_str()),
            (1, 3, "")
        );
    }
}
