//! How is a pointer written, and read again?

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::Pointer;
use crate::diagnostic::escape::is_hidden;

/// A text is no pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointerError {
    /// The fragment neither is empty nor begins with `/`; the name of an anchor, perhaps.
    NoSlash,
    /// A `%` without two hexadecimal digits, or bytes that are not UTF-8.
    Percent,
    /// A `~` that is not `~0` or `~1`.
    Tilde,
}

impl fmt::Display for PointerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSlash => "a pointer begins with `#/`",
            Self::Percent => "`%` must be followed by two hexadecimal digits of UTF-8",
            Self::Tilde => "`~` must be written `~0`, and `/` in a key `~1`",
        })
    }
}

impl std::error::Error for PointerError {}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_encoded(f, self.file().unwrap_or_default(), true)?;
        f.write_str("#")?;
        write_encoded(f, &self.path, false)
    }
}

/// Only what would break the way back is encoded, so that `{id}` and `é` stay
/// readable; what would break a line or reorder it, too.
fn write_encoded(f: &mut fmt::Formatter<'_>, text: &str, in_file: bool) -> fmt::Result {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'%' | b'#');
    if text.bytes().all(is_plain) {
        return f.write_str(text);
    }
    for character in text.chars() {
        let plain = match character {
            '%' => false,
            '#' => !in_file,
            _ => !is_hidden(character),
        };
        if plain {
            write!(f, "{character}")?;
            continue;
        }
        for byte in character.encode_utf8(&mut [0; 4]).bytes() {
            write!(f, "%{byte:02X}")?;
        }
    }
    Ok(())
}

impl FromStr for Pointer {
    type Err = PointerError;

    fn from_str(text: &str) -> Result<Self, PointerError> {
        let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
        let path = percent_decoded(fragment)?;
        if !path.is_empty() && !path.starts_with('/') {
            return Err(PointerError::NoSlash);
        }
        if has_stray_tilde(&path) {
            return Err(PointerError::Tilde);
        }
        let file = match percent_decoded(file)? {
            file if file.is_empty() => None,
            file => Some(Arc::from(file)),
        };
        Ok(Self {
            file,
            path: Arc::from(path),
        })
    }
}

fn has_stray_tilde(path: &str) -> bool {
    path.split('~')
        .skip(1)
        .any(|after| !after.starts_with(['0', '1']))
}

/// The text with every `%41` made the byte it stands for.
pub(crate) fn percent_decoded(text: &str) -> Result<String, PointerError> {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2).ok_or(PointerError::Percent)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(PointerError::Percent);
        }
        let byte = u8::from_str_radix(digits, 16).map_err(|_| PointerError::Percent)?;
        bytes.push(byte);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).map_err(|_| PointerError::Percent)
}
