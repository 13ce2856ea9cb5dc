//! Does a server that checks requests against the document accept what the clients send, and can its answers be read?
//!
//! `cargo xtask conformance` starts the server and runs this against it: `conformance <api> <url>`. Each operation is called
//! with all inputs, with those it needs, and with the documented bodies of its requests. A line tells of each operation
//! with which something is wrong, and the last one how many there were.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use runtime::{Client, ClientBuilder, Error as CallError, ErrorKind, RateLimitConfig};
use tests::exercise::{Answered, Call, Inputs, against, contazen, wethod};
use tests::reading::{Operation, Tree, operations};
use tests::samples::{Sample, of_api};
use tests::sentinel::{Fill, Letters, Request};

/// Where the server says what is wrong with a request, or with its own answer.
const VIOLATIONS: &str = "sl-violations";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(api), Some(url)) = (arguments.next(), arguments.next()) else {
        return Err("conformance <api> <url>".into());
    };
    let call = call(&api, &url)?;
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let tree = Tree::load(&spec.join(&api).join("openapi.yaml"))?;
    let operations = operations(&tree);
    let samples = of_api(&api)?;
    let (mut sent, mut wrong) = (0, 0);
    for operation in &operations {
        let mut findings = Vec::new();
        for (what, inputs) in inputs(operation, &samples) {
            sent += 1;
            if let Some(finding) = finding(&call, operation, &inputs).await {
                findings.push(format!("{what}: {finding}"));
            }
        }
        if !findings.is_empty() {
            wrong += 1;
            println!("{}", operation.key);
            findings.iter().for_each(|finding| println!("  {finding}"));
        }
    }
    println!(
        "{api}: {} operations, {sent} requests, {wrong} operations with something wrong",
        operations.len()
    );
    Ok(if wrong == 0 && !operations.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn call(api: &str, url: &str) -> Result<Call, Box<dyn Error>> {
    Ok(match api {
        "contazen" => against(url, || unhurried(contazen::builder()), contazen::CALLERS)?,
        "wethod" => against(url, || unhurried(wethod::builder()), wethod::CALLERS)?,
        _ => return Err(format!("there is no client for {api:?}").into()),
    })
}

/// A client that waits for no rate limit: the mock server has none.
fn unhurried<C: From<Client>>(builder: ClientBuilder<C>) -> ClientBuilder<C> {
    builder.rate_limit(RateLimitConfig::Off)
}

/// What an operation is called with, each with a word for it.
fn inputs(operation: &Operation<'_>, samples: &[Sample]) -> Vec<(String, Inputs)> {
    let request = |fill| Request::new(operation, fill, Letters::Plain).inputs();
    let mut all = vec![
        ("all inputs".to_owned(), request(Fill::All)),
        ("needed inputs".to_owned(), request(Fill::Required)),
    ];
    // A template says `<string>` where a value belongs.
    let is_body = |sample: &&Sample| {
        operation.id == Some(sample.operation.as_str())
            && sample.name.starts_with("request")
            && !sample.text.contains("\"<string>\"")
    };
    for sample in samples.iter().filter(is_body) {
        let inputs = request(Fill::Required).with_body(sample.text.as_str());
        all.push((sample.name.clone(), inputs));
    }
    all
}

/// What is wrong with a call, if anything.
async fn finding(call: &Call, operation: &Operation<'_>, inputs: &Inputs) -> Option<String> {
    let answer = match answer(call, operation, inputs).await {
        Ok(answer) => answer,
        Err(error) => return Some(error),
    };
    let (headers, told) = match answer {
        Ok(answered) if answered.deviations.is_empty() => (answered.headers, None),
        Ok(answered) => (answered.headers, Some(answered.deviations.join("; "))),
        Err(error) => (error.headers().clone(), Some(error.to_string())),
    };
    let violations = headers.get(VIOLATIONS);
    let violations = violations.map(|it| String::from_utf8_lossy(it.as_bytes()).into_owned());
    let findings: Vec<String> = violations.into_iter().chain(told).collect();
    (!findings.is_empty()).then(|| findings.join(" · "))
}

/// The answer to a call, or why its inputs do not fit.
async fn answer(
    call: &Call,
    operation: &Operation<'_>,
    inputs: &Inputs,
) -> Result<Result<Answered, CallError>, String> {
    let first = call(&operation.key, inputs)?.answer().await;
    // A mock server keeps nothing, so that what was lost on a connection that it had closed may be sent again.
    if matches!(&first, Err(error) if error.kind() == ErrorKind::OutcomeUnknown) {
        return Ok(call(&operation.key, inputs)?.answer().await);
    }
    Ok(first)
}
