//! Every operation goes over the wire as its document says, with all inputs and with none.
//!
//! What is expected is written by a second hand, which reads the document and knows nothing of the generator or the
//! runtime; what is sent is made by the clients. Both are compared byte for byte, so that nothing is sent which no input
//! asked for, and no input is lost or sent twice.

use std::collections::BTreeSet;
use std::path::Path;

use crate::samples::exception;
use tests::exercise::{self, Call, against, contazen, wethod};
use tests::expected::{Caller, expected};
use tests::found::find;
use tests::json::Exact;
use tests::reading::{Operation, Tree, operations};
use tests::samples::of_api;
use tests::sentinel::{Fill, Letters, Request, Sent};
use tests::server::{Answer, Recorded, Server};

fn tree(api: &str) -> Tree {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    Tree::load(&spec.join(api).join("openapi.yaml")).unwrap()
}

async fn server() -> Server {
    Server::start([Answer::json(200, "{}")]).await.unwrap()
}

/// What differs between what is sent and what is expected, a line each.
async fn differences(
    server: &Server,
    call: &Call,
    request: &Request<'_>,
    caller: Caller<'_>,
) -> Vec<String> {
    let seen = server.recorded().len();
    let made = match call(&request.operation.key(), &request.inputs()) {
        Ok(made) => made,
        Err(error) => return vec![format!("no call was made: {error}")],
    };
    // The answer is of no type; what counts is what was asked.
    let outcome = made.answer().await;
    let mut recorded = server.recorded().split_off(seen);
    let (Some(mut found), true) = (recorded.pop(), recorded.is_empty()) else {
        return vec![format!("not one request was sent: {outcome:?}")];
    };
    found
        .headers
        .retain(|line| !line.starts_with("user-agent: "));
    let mut differences = Vec::new();
    if request.operation.has_key && !take_key(&mut found) {
        differences.push("it has no key".to_owned());
    }
    let boundary = found
        .headers
        .iter()
        .find_map(|line| line.split_once("boundary="));
    let boundary = boundary
        .map(|(_, boundary)| boundary.to_owned())
        .unwrap_or_default();
    compare(
        &expected(request, caller, &boundary),
        &found,
        &mut differences,
    );
    match find(request, &found) {
        Ok(inputs) if inputs == given(request) => {}
        Ok(inputs) => differences.push(format!("{inputs} inputs, not {}", given(request))),
        Err(findings) => differences.extend(findings),
    }
    differences
}

/// How many inputs a request was given.
fn given(request: &Request<'_>) -> usize {
    let of_body = match &request.sent {
        Sent::Nothing => 0,
        Sent::Json(_) | Sent::Raw(_) => 1,
        Sent::Fields(fields) => fields.len(),
    };
    request.parameters.len() + of_body
}

/// Takes away the key by which a repetition is known, which is random; says whether there was one.
fn take_key(found: &mut Recorded) -> bool {
    let before = found.headers.len();
    let prefix = "idempotency-key: ";
    found
        .headers
        .retain(|line| !line.starts_with(prefix) || line.len() == prefix.len());
    found.headers.len() < before
}

fn compare(expected: &Recorded, found: &Recorded, differences: &mut Vec<String>) {
    let mut differ = |expected: &str, found: &str| {
        if expected != found {
            differences.push(format!("expected {expected}\n         found    {found}"));
        }
    };
    differ(&expected.target, &found.target);
    differ(&expected.headers.join("; "), &found.headers.join("; "));
    let [expected, found] = [expected, found].map(|it| String::from_utf8_lossy(&it.body));
    differ(&expected, &found);
}

/// Sends all operations of an API, and gives what differs and how many were sent.
async fn send_all(
    api: &str,
    keys: &[&str],
    call: &Call,
    caller: Caller<'_>,
    server: &Server,
) -> (Vec<String>, usize) {
    let tree = tree(api);
    let operations = operations(&tree);
    let described: BTreeSet<String> = operations.iter().map(Operation::key).collect();
    let callable: BTreeSet<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    assert_eq!(described, callable);
    let mut findings = Vec::new();
    for operation in &operations {
        for fill in [Fill::All, Fill::Required] {
            let request = Request::new(operation, fill, Letters::Any);
            for line in differences(server, call, &request, caller).await {
                findings.push(format!(
                    "{} with {fill:?}:\n         {line}",
                    operation.key()
                ));
            }
        }
    }
    (findings, operations.len())
}

const OF_CONTAZEN: Caller<'_> = Caller {
    secret: "secret",
    headers: &[],
};
const OF_WETHOD: Caller<'_> = Caller {
    secret: "secret",
    headers: &[("Wethod-Company", "word")],
};

fn names<Client>(callers: &[(&'static str, exercise::Caller<Client>)]) -> Vec<&'static str> {
    callers.iter().map(|(key, _)| *key).collect()
}

/// Ledger: sends every operation, parameter, body.
#[tokio::test]
async fn every_operation_is_sent_as_documented() {
    let server = server().await;
    let call = against(&server.url(), contazen::builder, contazen::CALLERS).unwrap();
    let keys = names(contazen::CALLERS);
    let (mut findings, count) = send_all("contazen", &keys, &call, OF_CONTAZEN, &server).await;
    assert_eq!((count, server.recorded().len()), (56, 2 * 56));
    let call = against(&server.url(), wethod::builder, wethod::CALLERS).unwrap();
    let keys = names(wethod::CALLERS);
    let (others, count) = send_all("wethod", &keys, &call, OF_WETHOD, &server).await;
    assert_eq!((count, server.recorded().len()), (76, 2 * (56 + 76)));
    findings.extend(others);
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

/// Sends the documented bodies of requests of an API; gives what differs and how many were sent.
async fn send_samples(api: &str, call: &Call, server: &Server) -> (Vec<String>, usize) {
    let tree = tree(api);
    let operations = operations(&tree);
    let (mut findings, mut count) = (Vec::new(), 0);
    let mut samples = of_api(api).unwrap();
    samples.retain(|sample| sample.name.starts_with("request"));
    for sample in samples {
        let operation = operations
            .iter()
            .find(|it| it.id == Some(sample.operation.as_str()));
        let request = Request::new(
            operation.expect("a sample is of an operation"),
            Fill::Required,
            Letters::Any,
        );
        let inputs = request.inputs().with_body(sample.text.as_str());
        let outcome = match call(&request.operation.key(), &inputs) {
            Ok(made) => format!("{:?}", made.answer().await),
            Err(error) => error,
        };
        let sent = server.recorded().into_iter().nth(count);
        let body = sent
            .map(|sent| String::from_utf8_lossy(&sent.body).into_owned())
            .unwrap_or(outcome);
        let difference = match (Exact::parse(&sample.text), Exact::parse(&body)) {
            (Ok(wanted), Ok(found)) => wanted.difference(&found),
            _ => Some(body),
        };
        count += 1;
        if difference.as_deref() != exception(&sample.path()) {
            findings.push(format!("{}: {difference:?}", sample.path()));
        }
    }
    (findings, count)
}

#[tokio::test]
async fn every_documented_body_of_a_request_is_sent_as_it_is() {
    let server = server().await;
    let call = against(&server.url(), contazen::builder, contazen::CALLERS).unwrap();
    let (findings, count) = send_samples("contazen", &call, &server).await;
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    assert_eq!(count, 27);
}

#[test]
fn what_is_lost_changed_or_invented_would_be_seen() {
    let tree = tree("wethod");
    let operations = operations(&tree);
    let list = operations
        .iter()
        .find(|operation| operation.id == Some("listClients"));
    let request = Request::new(list.expect("it is described"), Fill::All, Letters::Any);
    let sound = expected(&request, OF_WETHOD, "");
    assert_eq!(find(&request, &sound), Ok(6));
    let changes = [
        ("&limit=", "&limits="),
        ("limit=1", "limit=2"),
        ("?", "?limit=1&"),
        ("?", "?page=1&"),
        ("%3A", ":%3A"),
        ("/api/clients", "/api/client"),
        ("GET", "PUT"),
    ];
    for (from, to) in changes {
        let mut other = sound.clone();
        other.target = other.target.replacen(from, to, 1);
        let mut differences = Vec::new();
        compare(&sound, &other, &mut differences);
        assert_eq!(differences.len(), 1, "{from} became {to}");
        assert!(find(&request, &other).is_err(), "{from} became {to}");
    }
}
