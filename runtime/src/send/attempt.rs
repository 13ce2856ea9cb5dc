//! What happens in one attempt?

use std::pin::pin;

use http::HeaderMap;

use super::body::{Body, End};
use super::limits::{Clock, Limits, Rest};
use super::{Failure, Received};
use crate::client::{Core, Credentials};
use crate::request::Prepared;
use crate::transport::{self, Request, Response};
use crate::{InvalidParam, InvalidValue};

/// What an attempt needs to know.
pub(super) struct Attempt<'a> {
    pub(super) core: &'a Core,
    pub(super) prepared: &'a Prepared,
    pub(super) credentials: Credentials<'a>,
    pub(super) limits: &'a Limits,
    /// Counted from 1.
    pub(super) number: u32,
}

/// Sends a request once and reads its answer, or only the head of it. Anything but an answer with a status of success is a
/// failure.
///
/// `proof` is given the headers of the request where a credential in them may be renewed.
pub(super) async fn attempt(
    attempt: &Attempt<'_>,
    proof: &mut HeaderMap,
) -> Result<(Received, Option<Rest>), Failure> {
    let Attempt {
        prepared, limits, ..
    } = *attempt;
    let clock = limits.begin_attempt();
    let (body, activity) = prepared.payload.open();
    let mut request = request(attempt, body).map_err(Failure::of_param)?;
    if attempt.credentials.iter().any(|one| one.is_provided()) {
        // Boxed, because it is seldom needed and every call would have to hold it.
        match Box::pin(clock.within(prove(attempt, &mut request))).await {
            Ok(proved) => proved?,
            // Whoever was to provide the credential did not.
            Err(kind) => return Err(Failure::unsent(kind)),
        }
        proof.clone_from(&request.headers);
    }
    let sending = pin!(attempt.core.wire.send(request));
    let answered = clock.while_sending(sending, activity.as_ref()).await;
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
fn request(attempt: &Attempt<'_>, body: transport::Body) -> Result<Request, InvalidParam> {
    let prepared = attempt.prepared;
    let method = prepared.operation.method.to_method();
    let mut request = Request {
        operation: prepared.operation,
        attempt: attempt.number,
        method: method.map_err(|_| InvalidParam::new("method", InvalidValue::Unencodable))?,
        url: prepared.url.clone(),
        headers: prepared.headers.clone(),
        body,
    };
    for credential in attempt.credentials.iter() {
        credential.apply(&mut request)?;
    }
    Ok(request)
}

/// Adds the credentials that somebody provides.
async fn prove(attempt: &Attempt<'_>, request: &mut Request) -> Result<(), Failure> {
    for credential in attempt.credentials.iter() {
        credential.provide(&mut request.headers).await?;
    }
    Ok(())
}

/// The status and the headers, moved out of the response.
fn head(response: &mut Response) -> Received {
    Received {
        status: response.status,
        headers: std::mem::take(&mut response.headers),
        body: bytes::Bytes::new(),
    }
}
