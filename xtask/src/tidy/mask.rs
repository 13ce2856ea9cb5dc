//! Which part of a Rust text is code, which is comment, which is a literal?
//!
//! A rule about code must not be tripped by a comment or by a string that mentions the forbidden word; the tests of the
//! rules are full of such strings. The scanner knows as much of Rust's lexical grammar as it takes to tell the three
//! apart, and replaces what is not wanted by spaces, so that lines and columns stay.

/// What to keep of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Code only: comments and what stands in strings become spaces.
    Code,
    /// Code and strings: comments become spaces.
    CodeAndStrings,
    /// Comments only.
    Comments,
}

/// The kinds of text that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    String,
    Comment,
}

/// The text with everything blanked that is not to be kept.
pub fn mask(text: &str, keep: Keep) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    let mut previous = ' ';
    while let Some((kind, length)) = next(rest, previous) {
        let (part, tail) = rest.split_at(length);
        let kept = match keep {
            Keep::Code => kind == Kind::Code,
            Keep::CodeAndStrings => kind != Kind::Comment,
            Keep::Comments => kind == Kind::Comment,
        };
        masked.extend(
            part.chars()
                .map(|c| if kept || c == '\n' { c } else { ' ' }),
        );
        previous = part.chars().next_back().unwrap_or(previous);
        rest = tail;
    }
    masked
}

/// The kind of the next piece and its length in bytes; `previous` is the character before it.
fn next(rest: &str, previous: char) -> Option<(Kind, usize)> {
    let first = rest.chars().next()?;
    let found = match first {
        '/' if rest.starts_with("//") => (Kind::Comment, rest.find('\n').unwrap_or(rest.len())),
        '/' if rest.starts_with("/*") => (Kind::Comment, block_comment(rest)),
        '"' => (Kind::String, 1 + quoted(&rest[1..], '"')),
        'r' | 'b' | 'c' if !is_word(previous) => match prefixed_string(rest) {
            Some(length) => (Kind::String, length),
            None => (Kind::Code, 1),
        },
        '\'' => match character(rest) {
            Some(length) => (Kind::String, length),
            None => (Kind::Code, 1), // A lifetime or a label.
        },
        _ => (Kind::Code, first.len_utf8()),
    };
    Some(found)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The length of a block comment, nested ones included.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let bytes = rest.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes.get(at..at + 2) {
            Some(b"/*") => (depth, at) = (depth + 1, at + 2),
            Some(b"*/") => {
                (depth, at) = (depth.saturating_sub(1), at + 2);
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length of quoted text behind its first quote, the last one included.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a string with a prefix (`r"…"`, `br#"…"#`, `b"…"`, `c"…"`, `b'…'`), if one begins here.
fn prefixed_string(rest: &str) -> Option<usize> {
    let letters = rest.len() - rest.trim_start_matches(['b', 'c', 'r']).len();
    let prefix = &rest[..letters];
    let body = &rest[letters..];
    match prefix {
        "b" | "c" if body.starts_with('"') => Some(letters + 1 + quoted(&body[1..], '"')),
        "b" if body.starts_with('\'') => Some(letters + 1 + quoted(&body[1..], '\'')),
        "r" | "br" | "cr" => {
            let hashes = body.len() - body.trim_start_matches('#').len();
            let inside = body[hashes..].strip_prefix('"')?;
            let end = format!("\"{}", "#".repeat(hashes));
            let length = inside.find(&end).map_or(inside.len(), |at| at + end.len());
            Some(letters + hashes + 1 + length)
        }
        _ => None,
    }
}

/// The length of a character literal, if what begins here is one and not a lifetime.
fn character(rest: &str) -> Option<usize> {
    let mut characters = rest.char_indices().skip(1);
    let (_, first) = characters.next()?;
    if first == '\\' {
        return Some(1 + quoted(&rest[1..], '\''));
    }
    let (at, second) = characters.next()?;
    (second == '\'').then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        let masked = mask(text, Keep::Code);
        assert_eq!(masked.chars().count(), text.chars().count());
        masked.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn comments_and_strings_are_not_code() {
        assert_eq!(code("a(); // todo!()\nb();"), "a(); b();");
        assert_eq!(code("a /* x /* y */ z */ b"), "a b");
        assert_eq!(code("a(\"todo!() \\\" // x\") b"), "a( ) b");
        assert_eq!(code("/// doc \"\nfn f() {}"), "fn f() {}");
    }

    #[test]
    fn every_kind_of_string_is_seen() {
        for string in [
            "r\"a\\\"",
            "r#\"a \" b\"#",
            "b\"a\"",
            "br##\"a\"# b\"##",
            "c\"a\"",
            "b'\\''",
            "'\"'",
            "'\\u{41}'",
        ] {
            assert_eq!(code(&format!("x {string} y")), "x y", "{string}");
        }
    }

    #[test]
    fn lifetimes_and_raw_identifiers_are_code() {
        assert_eq!(
            code("fn f<'a>(x: &'a str) -> r#type"),
            "fn f<'a>(x: &'a str) -> r#type"
        );
        assert_eq!(
            code("'outer: loop {} 'x' for_b\"s\""),
            "'outer: loop {} for_b"
        );
    }

    #[test]
    fn strings_can_be_kept_and_comments_alone_too() {
        assert_eq!(mask("a \"b\" // c", Keep::CodeAndStrings), "a \"b\"     ");
        assert_eq!(mask("a \"b\" // c", Keep::Comments), "      // c");
    }
}
