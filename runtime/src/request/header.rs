//! Which header values may be sent, and which headers does a caller not choose?

use http::header::{
    AUTHORIZATION, CONNECTION, CONTENT_LENGTH, HOST, PROXY_AUTHORIZATION, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE,
};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::Draft;
use super::style;
use crate::client::Core;
use crate::parameter::Place;
use crate::{Error, InvalidValue};

/// A header value of visible ASCII and spaces.
///
/// The `http` crate accepts more: `é` as two raw bytes, and a tab.
pub(crate) fn value(text: &str) -> Result<HeaderValue, InvalidValue> {
    if let Some(bad) = text.bytes().find(|byte| !matches!(byte, b' '..=b'~')) {
        return Err(if bad.is_ascii() {
            InvalidValue::Control
        } else {
            InvalidValue::NotVisibleAscii
        });
    }
    HeaderValue::try_from(text).map_err(|_| InvalidValue::Control)
}

/// A value that neither logs nor HTTP/2's header tables keep.
pub(crate) fn sensitive(text: &str) -> Result<HeaderValue, InvalidValue> {
    let mut value = value(text)?;
    value.set_sensitive(true);
    Ok(value)
}

/// Headers that frame the message or say who is asking. A caller who sets them can split a request or impersonate someone.
pub(crate) fn is_reserved(name: &HeaderName) -> bool {
    const RESERVED: [HeaderName; 9] = [
        AUTHORIZATION,
        PROXY_AUTHORIZATION,
        HOST,
        CONTENT_LENGTH,
        TRANSFER_ENCODING,
        CONNECTION,
        UPGRADE,
        TE,
        TRAILER,
    ];
    RESERVED.contains(name)
}

/// Adds the operation's header parameters and the headers of the call's options.
pub(crate) fn add_parameters(
    headers: &mut HeaderMap,
    draft: &Draft,
    core: &Core,
) -> Result<(), Error> {
    for (parameter, param) in draft.values_in(Place::Header) {
        let invalid = |reason| Error::invalid(parameter.name, reason);
        let text = style::join_plain(param?, parameter.explode).map_err(invalid)?;
        if let Some(text) = text {
            let name =
                HeaderName::try_from(parameter.name).map_err(|_| invalid(InvalidValue::Unknown))?;
            if core.owns_header(&name) {
                return Err(invalid(InvalidValue::Reserved));
            }
            headers.insert(name, value(&text).map_err(invalid)?);
        }
    }
    for (name, text) in draft.extra_headers() {
        let invalid = |reason| Error::invalid("options.header", reason);
        let name = HeaderName::try_from(name).map_err(|_| invalid(InvalidValue::Unknown))?;
        if core.owns_header(&name) {
            return Err(invalid(InvalidValue::Reserved));
        }
        headers.insert(name, value(text).map_err(invalid)?);
    }
    Ok(())
}
