//! What happens in one attempt?

use super::body::{Body, End};
use super::limits::{Clock, Limits, Rest};
use super::{Failure, Received};
use crate::InvalidParam;
use crate::client::{Core, Credential};
use crate::request::Prepared;
use crate::transport::{self, Request, Response};

/// Sends a request once and reads its answer, or only the head of it. Anything but an answer with a status of success is a
/// failure.
pub(crate) async fn attempt(
    core: &Core,
    prepared: &Prepared,
    credentials: &[&Credential],
    limits: &Limits,
    number: u32,
) -> Result<(Received, Option<Rest>), Failure> {
    let clock = limits.begin_attempt();
    let (body, activity) = prepared.payload.open();
    let request = request(prepared, credentials, body, number).map_err(Failure::of_param)?;
    let sending = core.wire.send(request);
    let answered = match &activity {
        Some(activity) => clock.while_sending(sending, activity).await,
        None => clock.within(sending).await,
    };
    let mut response = match answered {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => return Err(Failure::of_transport(error)),
        Err(kind) => return Err(Failure::of_timeout(kind)),
    };
    // A transport that the caller supplied may have followed a redirect.
    if response.redirected || response.status.is_redirection() {
        return Err(Failure::of_redirect(head(&mut response)));
    }
    if !response.status.is_success() {
        let mut body = Body::new(limits.max_error_bytes);
        // The status is the answer: how much of the body came is of no account.
        let _ = body.fill(&mut response.body, &clock).await;
        return Err(Failure::of_status(Received {
            body: body.into_bytes(),
            ..head(&mut response)
        }));
    }
    if prepared.streams {
        let rest = limits.rest(response.take_body());
        return Ok((head(&mut response), Some(rest)));
    }
    read(response, limits, &clock)
        .await
        .map(|received| (received, None))
}

/// The body of a success.
async fn read(mut response: Response, limits: &Limits, clock: &Clock) -> Result<Received, Failure> {
    let announced = response.body.length();
    if announced.is_some_and(|length| length > limits.max_response_bytes as u64) {
        return Err(Failure::too_large(head(&mut response)));
    }
    let mut body = Body::new(limits.max_response_bytes);
    match body.fill(&mut response.body, clock).await {
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
fn request(
    prepared: &Prepared,
    credentials: &[&Credential],
    body: transport::Body,
    attempt: u32,
) -> Result<Request, InvalidParam> {
    let mut request = Request {
        operation: prepared.operation,
        attempt,
        method: prepared.operation.method.clone(),
        url: prepared.url.clone(),
        headers: prepared.headers.clone(),
        body,
    };
    for credential in credentials {
        let invalid = |reason| InvalidParam::new(credential.id(), reason);
        credential
            .apply(&mut request.url, &mut request.headers)
            .map_err(invalid)?;
    }
    Ok(request)
}

/// The status and the headers, moved out of the response.
fn head(response: &mut Response) -> Received {
    Received {
        status: response.status,
        headers: std::mem::take(&mut response.headers),
        body: bytes::Bytes::new(),
    }
}
