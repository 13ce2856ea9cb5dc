//! Which characters of a string must be escaped?

/// Writes a string in quotes. Only the quote, the backslash and control characters are escaped: everything else may
/// stand for itself, and stays as short as it is.
pub(super) fn write(out: &mut Vec<u8>, text: &str) {
    out.reserve(text.len().saturating_add(2));
    out.push(b'"');
    // Each piece ends in the one byte that needs an escape, except for the last.
    for piece in text.as_bytes().split_inclusive(|byte| needs_escape(*byte)) {
        match piece.split_last() {
            Some((last, plain)) if needs_escape(*last) => {
                out.extend_from_slice(plain);
                escape(out, *last);
            }
            _ => out.extend_from_slice(piece),
        }
    }
    out.push(b'"');
}

fn needs_escape(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

fn escape(out: &mut Vec<u8>, byte: u8) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            out.extend_from_slice(b"\\u00");
            out.extend([byte >> 4, byte & 0x0f].map(hex));
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

fn hex(nibble: u8) -> u8 {
    if nibble < 10 {
        b'0' + nibble
    } else {
        b'a' + nibble - 10
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_must_be_is_escaped() {
        for (text, json) in [
            ("", r#""""#),
            ("plain", r#""plain""#),
            ("\"\\/", r#""\"\\/""#),
            ("\u{8}\u{c}\n\r\t", r#""\b\f\n\r\t""#),
            ("\u{0}\u{1f}\u{7f}", "\"\\u0000\\u001f\u{7f}\""),
            ("ünï \u{1f600} \u{2028}", "\"ünï \u{1f600} \u{2028}\""),
            ("a\nb\n", r#""a\nb\n""#),
        ] {
            let mut out = Vec::new();
            write(&mut out, text);
            assert_eq!(String::from_utf8(out).unwrap(), json);
        }
    }
}
