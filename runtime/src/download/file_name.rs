//! Which name does a `Content-Disposition` give to a file?
//!
//! ```text
//! attachment; filename="FCT 0001.pdf"                          FCT 0001.pdf
//! attachment; filename=a.pdf; filename*=UTF-8''%C8%99.pdf      ș.pdf
//! attachment; filename="../../etc/passwd"                      passwd
//! ```

use percent_encoding::percent_decode;

/// The name, without anything that could make it more than a name. The extended form (`filename*`) goes before the plain one.
pub(super) fn read(header: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(header);
    let parameters = parameters(&text);
    let find = |name: &str| {
        let mut found = parameters
            .iter()
            .filter(|(key, _)| key.eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.as_str())
    };
    let extended = find("filename*").and_then(extended);
    extended
        .and_then(|name| plain_name(&name))
        .or_else(|| plain_name(find("filename")?))
}

/// The `name=value` pairs after the first semicolon, without their quotes.
fn parameters(header: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut rest = header.split_once(';').map_or("", |(_, rest)| rest);
    while let Some((name, after)) = rest.split_once('=') {
        // A parameter without a value, such as `inline;`, may stand before the name.
        let name = name.rsplit(';').next().unwrap_or_default().trim();
        let after = after.trim_start();
        let (value, left) = match after.strip_prefix('"') {
            Some(quoted) => unquote(quoted),
            None => {
                let (value, left) = after.split_once(';').unwrap_or((after, ""));
                (value.trim().to_owned(), left)
            }
        };
        pairs.push((name.to_owned(), value));
        rest = left;
    }
    pairs
}

/// The text up to the closing quote, and what comes after it. A backslash keeps the character that follows.
fn unquote(quoted: &str) -> (String, &str) {
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return (value, quoted.get(at + 1..).unwrap_or_default()),
            '\\' => value.extend(characters.next().map(|(_, kept)| kept)),
            other => value.push(other),
        }
    }
    (value, "")
}

/// The text of `UTF-8''…` or `ISO-8859-1''…`.
fn extended(value: &str) -> Option<String> {
    let mut pieces = value.splitn(3, '\'');
    let (charset, _language, text) = (pieces.next()?, pieces.next()?, pieces.next()?);
    let bytes = percent_decode(text.as_bytes());
    match charset.to_ascii_lowercase().as_str() {
        "utf-8" => bytes.decode_utf8().ok().map(Into::into),
        "iso-8859-1" => Some(bytes.map(char::from).collect()),
        _ => None,
    }
}

/// What comes after the last separator of folders, of whichever system, without characters that drive a terminal or that
/// Windows takes for a device or a stream.
fn plain_name(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_odd = |character: char| {
        character.is_control()
            || matches!(character, ':' | '*' | '?' | '"' | '<' | '>' | '|')
            || matches!(character, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    };
    let name: String = last
        .chars()
        .filter(|character| !is_odd(*character))
        .collect();
    // A dot or a space at the end is dropped by Windows, which makes another name of it.
    let name = name.trim().trim_end_matches(['.', ' ']);
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_the_header() {
        let table = [
            ("attachment; filename=a.pdf", Some("a.pdf")),
            (
                "attachment; filename=\"FCT 0001.pdf\"",
                Some("FCT 0001.pdf"),
            ),
            (
                "attachment;FILENAME = \"a;b=c.pdf\" ; size=7",
                Some("a;b=c.pdf"),
            ),
            (r#"attachment; filename="a\"b\\c.pdf""#, Some("c.pdf")),
            (
                r#"attachment; filename="say \(hi\).pdf""#,
                Some("say (hi).pdf"),
            ),
            (
                "attachment; filename=a.pdf; filename*=UTF-8''%C8%99.pdf",
                Some("ș.pdf"),
            ),
            ("attachment; filename*=iso-8859-1'en'%A3.txt", Some("£.txt")),
            (
                "attachment; filename*=utf-8''%FF; filename=b.txt",
                Some("b.txt"),
            ),
            (
                "attachment; filename*=koi8''x; filename=b.txt",
                Some("b.txt"),
            ),
            ("inline; x; filename=b.txt", Some("b.txt")),
            ("inline", None),
            ("filename=a.pdf", None),
            ("attachment; filename=", None),
            ("attachment; filename=\"\"", None),
            ("attachment; filename=\"open", Some("open")),
            ("", None),
        ];
        for (header, expected) in table {
            assert_eq!(read(header.as_bytes()).as_deref(), expected, "{header}");
        }
    }

    #[test]
    fn a_name_is_never_a_path() {
        let table = [
            ("../../etc/passwd", Some("passwd")),
            ("/etc/passwd", Some("passwd")),
            // The backslashes are escapes here, as the quotes would be.
            ("..\\..\\boot.ini", Some("....boot.ini")),
            ("%2e%2e", Some("%2e%2e")),
            ("..", None),
            (".", None),
            ("a/..", None),
            ("a/", None),
            ("C:evil.exe", Some("Cevil.exe")),
            ("a.txt:stream", Some("a.txtstream")),
            ("nul\u{1b}[31m\u{202e}gpj.exe", Some("nul[31mgpj.exe")),
            ("x. . ", Some("x")),
        ];
        for (name, expected) in table {
            let header = format!("attachment; filename=\"{name}\"");
            assert_eq!(read(header.as_bytes()).as_deref(), expected, "{name}");
        }
        let encoded = "attachment; filename*=UTF-8''..%5C..%2F..%5Cboot.ini";
        assert_eq!(read(encoded.as_bytes()).as_deref(), Some("boot.ini"));
    }
}
