//! What exactly will be sent?

use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderName};
use reqwest::Url;

use super::{Draft, cookie, header, key, path, query};
use crate::source::Payload;
use crate::{Error, InvalidValue, Operation, Verb};

pub(crate) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// A request that is ready to be sent, any number of times unless it holds a stream. Credentials are added to each attempt and are not in here.
pub(crate) struct Prepared {
    pub(crate) operation: &'static Operation,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) payload: Payload,
    /// Whether the body of the answer is handed out as it comes.
    pub(crate) streams: bool,
}

/// Checks everything that was said about a call and builds its request. Does no I/O.
pub(crate) fn prepare(draft: &Draft) -> Result<Prepared, Error> {
    if let Some(name) = draft.unknown() {
        return Err(Error::invalid(name, InvalidValue::Unknown));
    }
    let url = build_url(draft)?;
    let body = draft.body()?;
    let content_type = body.as_ref().map(|body| &*body.content_type);
    let headers = build_headers(draft, content_type)?;
    Ok(Prepared {
        operation: draft.operation,
        url,
        headers,
        streams: draft.streams,
        payload: body.map(|body| body.payload).unwrap_or_default(),
    })
}

pub(crate) fn build_url(draft: &Draft) -> Result<Url, Error> {
    let base = &draft.client.core().base;
    if base.is_refused() {
        return Err(Error::build(
            "the operation's own server in the document is no https URL; name another with `ClientBuilder::move_server`",
        ));
    }
    let path = path::build(draft, base)?;
    let query = query::build(draft)?;
    let mut url = base.url().clone();
    url.set_path(&path.encoded);
    url.set_query(query.as_deref());
    if !path.is_of(&url, base) {
        return Err(Error::build("the URL is not what the parameters say"));
    }
    Ok(url)
}

fn build_headers(draft: &Draft, content_type: Option<&str>) -> Result<HeaderMap, Error> {
    let core = draft.client.core();
    let mut headers = core.headers.clone();
    let mut insert = |key: HeaderName, name: &'static str, text: &str| {
        let value = header::value(text).map_err(|reason| Error::invalid(name, reason))?;
        headers.insert(key, value);
        Ok::<(), Error>(())
    };
    if !draft.accept.is_empty() {
        insert(ACCEPT, "Accept", draft.accept)?;
    }
    if let Some(content_type) = content_type {
        insert(CONTENT_TYPE, "Content-Type", content_type)?;
    }
    // Some servers refuse a request that should have a body and does not say that it has none.
    let is_bodiless = content_type.is_none()
        && [Verb::POST, Verb::PUT, Verb::PATCH].contains(&draft.operation.method);
    if is_bodiless {
        insert(CONTENT_LENGTH, "Content-Length", "0")?;
    }
    match key::of(draft).as_deref() {
        None => {}
        Some("") => {
            return Err(Error::invalid(
                "options.idempotency_key",
                InvalidValue::Empty,
            ));
        }
        Some(key) => insert(IDEMPOTENCY_KEY, "options.idempotency_key", key)?,
    }
    cookie::add_parameters(&mut headers, draft)?;
    header::add_parameters(&mut headers, draft, core)?;
    Ok(headers)
}
