//! How do parameters become the `Cookie` header?

use http::HeaderMap;
use http::header::COOKIE;

use super::{Draft, header, style};
use crate::parameter::Place;
use crate::{Error, InvalidValue, ParamValue};

/// Adds the operation's cookies, as `a=1; b=2`. What is exploded becomes several cookies: the `&` of the style `form` is
/// part of a value to every server.
pub(crate) fn add_parameters(headers: &mut HeaderMap, draft: &Draft) -> Result<(), Error> {
    let mut cookies = String::new();
    for (parameter, value) in draft.values_in(Place::Cookie) {
        let invalid = |reason| Error::invalid(parameter.name, reason);
        match value? {
            ParamValue::List(items) if parameter.explode => {
                for item in items {
                    push(&mut cookies, parameter.name, item).map_err(invalid)?;
                }
            }
            ParamValue::Object(members) if parameter.explode => {
                for (name, item) in members {
                    check_name(name).map_err(invalid)?;
                    push(&mut cookies, name, item).map_err(invalid)?;
                }
            }
            value => {
                if let Some(text) = style::join_plain(value, false).map_err(invalid)? {
                    push(&mut cookies, parameter.name, &text).map_err(invalid)?;
                }
            }
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

fn push(cookies: &mut String, name: &str, value: &str) -> Result<(), InvalidValue> {
    check(value)?;
    if !cookies.is_empty() {
        cookies.push_str("; ");
    }
    cookies.extend([name, "=", value]);
    Ok(())
}

/// A name of a member is a name of a cookie, and must not end itself.
fn check_name(name: &str) -> Result<(), InvalidValue> {
    match name.is_empty() || name.contains('=') {
        true => Err(InvalidValue::Separator),
        false => check(name),
    }
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
