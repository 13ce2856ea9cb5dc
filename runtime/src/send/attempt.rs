//! What happens in one attempt?

use reqwest::{Request, Response};
use tokio::time::{Instant, timeout_at};

use super::body::{Body, End};
use super::limits::Limits;
use super::{Failure, Received};
use crate::client::{Core, Credential};
use crate::request::Prepared;
use crate::{InvalidParam, TimeoutKind};

/// Sends a request once and reads its answer. Anything but a complete answer with a status of success is a failure.
pub(crate) async fn attempt(
    core: &Core,
    prepared: &Prepared,
    credentials: &[&Credential],
    limits: &Limits,
) -> Result<Received, Failure> {
    let end = limits.next_attempt();
    let request = request(prepared, credentials).map_err(Failure::of_param)?;
    let url = request.url().clone();
    let mut response = match before(end, core.http.execute(request)).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => return Err(Failure::of_transport(error)),
        Err(kind) => return Err(Failure::of_timeout(kind)),
    };
    // A client that the caller supplied may have followed a redirect.
    if *response.url() != url || response.status().is_redirection() {
        return Err(Failure::of_redirect(head(&mut response)));
    }
    if !response.status().is_success() {
        let mut body = Body::new(limits.max_error_bytes);
        // The status is the answer: how much of the body came is of no account.
        let _ = before(end, body.fill(&mut response)).await;
        return Err(Failure::of_status(Received {
            body: body.into_bytes(),
            ..head(&mut response)
        }));
    }
    if response
        .content_length()
        .is_some_and(|length| length > limits.max_response_bytes as u64)
    {
        return Err(Failure::too_large(head(&mut response)));
    }
    let mut body = Body::new(limits.max_response_bytes);
    match before(end, body.fill(&mut response)).await {
        Ok(End::Complete) => Ok(Received {
            body: body.into_bytes(),
            ..head(&mut response)
        }),
        Ok(End::TooLarge) => Err(Failure::too_large(head(&mut response))),
        Ok(End::Failed(error)) => Err(Failure::of_body(error, head(&mut response))),
        Err(kind) => Err(Failure {
            received: Some(head(&mut response)),
            ..Failure::of_timeout(kind)
        }),
    }
}

/// The request of one attempt. Adding the credentials is the last change to it, after all that others may see.
fn request(prepared: &Prepared, credentials: &[&Credential]) -> Result<Request, InvalidParam> {
    let mut request = Request::new(prepared.method.clone(), prepared.url.clone());
    *request.headers_mut() = prepared.headers.clone();
    *request.body_mut() = prepared.body.clone().map(Into::into);
    for credential in credentials {
        let invalid = |reason| InvalidParam::new(credential.id(), reason);
        credential.apply(&mut request).map_err(invalid)?;
    }
    Ok(request)
}

/// The status and the headers, moved out of the response.
fn head(response: &mut Response) -> Received {
    let status = response.status();
    Received {
        status,
        headers: std::mem::take(response.headers_mut()),
        body: bytes::Bytes::new(),
    }
}

/// Waits for `future` until the limit, if there is one.
async fn before<T>(
    end: Option<(Instant, TimeoutKind)>,
    future: impl Future<Output = T>,
) -> Result<T, TimeoutKind> {
    match end {
        Some((end, kind)) => timeout_at(end, future).await.map_err(|_| kind),
        None => Ok(future.await),
    }
}
