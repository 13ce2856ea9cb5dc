//! How do parameters become the `Cookie` header?

use http::HeaderMap;
use http::header::COOKIE;

use super::{Draft, header, style};
use crate::parameter::Place;
use crate::{Error, InvalidValue};

/// Adds the operation's cookies, as `a=1; b=2`.
pub(crate) fn add_parameters(headers: &mut HeaderMap, draft: &Draft) -> Result<(), Error> {
    let mut cookies = String::new();
    for (parameter, value) in draft.values_in(Place::Cookie) {
        let invalid = |reason| Error::invalid(parameter.name, reason);
        let text = style::join_plain(value?, parameter.explode).map_err(invalid)?;
        if let Some(text) = text {
            check(&text).map_err(invalid)?;
            if !cookies.is_empty() {
                cookies.push_str("; ");
            }
            cookies.push_str(parameter.name);
            cookies.push('=');
            cookies.push_str(&text);
        }
    }
    if !cookies.is_empty() {
        // A session is as good as a key.
        let value =
            header::sensitive(&cookies).map_err(|reason| Error::invalid("Cookie", reason))?;
        headers.insert(COOKIE, value);
    }
    Ok(())
}

/// Refuses what would end the cookie. The comma is allowed: servers take it, and lists are written with it.
pub(crate) fn check(text: &str) -> Result<(), InvalidValue> {
    for byte in text.bytes() {
        match byte {
            b';' | b' ' | b'"' | b'\\' => return Err(InvalidValue::Separator),
            b'!'..=b'~' => {}
            0x80.. => return Err(InvalidValue::NotVisibleAscii),
            _ => return Err(InvalidValue::Control),
        }
    }
    Ok(())
}
