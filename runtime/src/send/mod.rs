//! How does one call go over the wire, from its description to its answer?
//!
//! The steps are those of one list: check and build the request, then pass the gate and try it until it succeeds or may
//! not be tried again, then hand back what was read. Nothing here is generic: it is compiled once for all operations.

mod answer;
mod attempt;
mod body;
mod failure;
mod limits;
mod told;
mod trace;

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::time::Duration;

use http::HeaderMap;
use tokio::time::{Instant, sleep};

pub(crate) use self::answer::Answer;
use self::attempt::Attempt;
pub(crate) use self::failure::{Failure, Received, Sent};
use self::limits::Limits;
pub(crate) use self::limits::Rest;
pub(crate) use self::told::Told;
use crate::Error;
use crate::client::Credentials;
use crate::request::{Draft, prepare};

/// The future of a call, boxed once: it is the same type for all calls, and stays small in the caller's future.
pub(crate) type AnswerFuture = Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send>>;

/// Sends a call. Nothing happens before the future is polled.
pub(crate) fn send(draft: Box<Draft>) -> AnswerFuture {
    Box::pin(async move {
        let told = Told::new(draft.client.core(), draft.operation);
        let result = {
            let mut call = pin!(run(&draft, &told));
            poll_fn(|context| told.trace.within(|| call.as_mut().poll(context))).await
        };
        result.inspect_err(|error| told.error(error))
    })
}

async fn run(draft: &Draft, told: &Told) -> Result<Answer, Error> {
    let core = draft.client.core();
    let operation = draft.operation;
    let mut prepared = prepare(draft).map_err(|error| error.of(operation))?;
    let credentials = core
        .credentials_for(operation)
        .map_err(|error| error.of(operation))?;
    told.request(core, &mut prepared)
        .map_err(|error| error.of(operation))?;
    let limits = Limits::new(&core.settings, draft.options(), Instant::now());
    let mut retry = core
        .retries
        .begin(draft, &prepared.payload, limits.deadline);
    let mut last: Option<Failure> = None;
    let mut proof = HeaderMap::new();
    loop {
        let permit = match core.gate.acquire(limits.deadline).await {
            Ok(permit) => permit,
            // What the server said before says more than that it was not asked again.
            Err(refusal) => {
                return Err(match last {
                    Some(failure) => failure.into_error(core.api, &prepared, &retry),
                    None => refusal.into_error(core.api, operation),
                });
            }
        };
        retry.begin_attempt();
        let attempt = Attempt {
            core,
            prepared: &prepared,
            credentials,
            limits: &limits,
            number: retry.attempts(),
        };
        let begun = Instant::now();
        let outcome = attempt::attempt(&attempt, &mut proof).await;
        let elapsed = begun.elapsed();
        permit.settle(outcome.as_ref().map(|(received, _)| received), core.api);
        let failure = match outcome {
            Ok(taken) => {
                told.attempt(retry.attempts(), Ok(&taken.0), elapsed, None);
                retry.succeeded();
                let elapsed = limits.started.elapsed();
                let attempts = retry.attempts();
                return Ok(Answer::new(core, told.clone(), taken, attempts, elapsed));
            }
            Err(failure) => failure,
        };
        let wait =
            if retry.may_renew(&failure) && Box::pin(renew(credentials, &limits, &proof)).await {
                Some(Duration::ZERO)
            } else {
                retry.after(&failure, core.api)
            };
        told.attempt(retry.attempts(), Err(&failure), elapsed, wait);
        match wait {
            Some(wait) => {
                last = Some(failure);
                sleep(wait).await;
            }
            None => return Err(failure.into_error(core.api, &prepared, &retry)),
        }
    }
}

/// Whether one of the credentials is another one now.
async fn renew(credentials: Credentials<'_>, limits: &Limits, proof: &HeaderMap) -> bool {
    let clock = limits.begin_attempt();
    for credential in credentials.iter() {
        if clock.within(credential.refresh(proof)).await == Ok(true) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Api, BodyFacts, Client, ClientBuilder, Idempotency, Operation, Verb};

    static API: Api = Api {
        name: "size",
        version: "1",
        base_url: "http://127.0.0.1:1",
        body: BodyFacts::NONE,
        retry_after_header: None,
        rate_limit: None,
        security: &[],
        headers: &[],
    };

    static OPERATION: Operation = Operation {
        id: "size",
        method: Verb::GET,
        path: "/",
        idempotency: Idempotency::Safe,
        parameters: &[],
        accept: "",
        errors: &[],
        security: &[],
        pagination: None,
    };

    /// It is allocated for every call.
    #[test]
    fn the_future_of_a_call_is_small() {
        let client: Client = ClientBuilder::new(&API).build().unwrap();
        let draft = Draft::new(&client, &OPERATION);
        let told = Told::new(client.core(), &OPERATION);
        let future = run(&draft, &told);
        assert!(
            size_of_val(&future) <= 4096,
            "{} bytes",
            size_of_val(&future)
        );
    }
}
