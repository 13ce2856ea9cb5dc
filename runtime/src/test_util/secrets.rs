//! Which parts of a request are secret, and what stands in their place where it is kept?

use http::{HeaderMap, HeaderValue};

use crate::Operation;

/// What stands where a secret was.
pub(super) const REDACTED: &str = "[redacted]";

/// The headers, with each secret replaced. The pipeline marks those that hold one.
pub(super) fn without_secrets(headers: &HeaderMap) -> HeaderMap {
    let mut kept = headers.clone();
    for value in kept.values_mut().filter(|value| value.is_sensitive()) {
        *value = HeaderValue::from_static(REDACTED);
        value.set_sensitive(true);
    }
    kept
}

/// The query, with the value of each pair replaced that no parameter of the operation accounts for: credentials are sent in
/// such pairs, and what a call adds on its own can hold one.
pub(super) fn query_without_secrets(operation: &Operation, query: &str) -> String {
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) if !is_declared(operation, name) => format!("{name}={REDACTED}"),
        _ => pair.to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// Whether an encoded name is that of a parameter, or begins with it and a bracket.
fn is_declared(operation: &Operation, name: &str) -> bool {
    let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
    operation.parameters.iter().any(|parameter| {
        let rest = name.strip_prefix(parameter.name());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
    })
}

/// The secrets of a request in all the forms in which they stand in it, the longest first.
pub(super) fn secrets_of(headers: &HeaderMap, operation: &Operation, query: &str) -> Vec<String> {
    let mut secrets = Vec::new();
    for value in headers.values().filter(|value| value.is_sensitive()) {
        let text = String::from_utf8_lossy(value.as_bytes());
        // `Bearer …`, `Basic …`, `name=…; name=…`, or the secret by itself.
        let last_word = text.rsplit(' ').next().unwrap_or_default();
        secrets.push(last_word.to_owned());
        secrets.extend(basic(&text));
        let cookies = text.split("; ").filter_map(|pair| pair.split_once('='));
        secrets.extend(cookies.map(|(_, value)| value.to_owned()));
        secrets.push(text.into_owned());
    }
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        if !is_declared(operation, name) {
            let decoded = percent_encoding::percent_decode_str(value).decode_utf8_lossy();
            secrets.push(decoded.into_owned());
            secrets.push(value.to_owned());
        }
    }
    // Whatever is this short cannot be told from ordinary text.
    secrets.retain(|secret| secret.len() >= 4);
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    secrets.dedup();
    secrets
}

/// User and password of a `Basic` header, together and apart.
fn basic(header: &str) -> Vec<String> {
    let decoded = header
        .strip_prefix("Basic ")
        .and_then(|encoded| crate::json::from_slice::<crate::Base64>(&quoted(encoded)).ok());
    let Some(decoded) = decoded else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(decoded.as_slice()).into_owned();
    let password = text
        .split_once(':')
        .map(|(_, password)| password.to_owned());
    password.into_iter().chain([text]).collect()
}

fn quoted(text: &str) -> Vec<u8> {
    format!("\"{text}\"").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Parameter;
    use crate::test_util::sample;

    const PARAMETERS: &[Parameter] = &[Parameter::query("filter"), Parameter::query("expand[]")];

    fn find() -> Operation {
        Operation {
            parameters: PARAMETERS,
            method: crate::Verb::GET,
            ..sample::LIST_NUMBERS
        }
    }

    #[test]
    fn c9_a_query_keeps_the_values_of_declared_parameters_only() {
        let query = "filter%5Ba%5D=1&expand%5B%5D=x&filter=2&api%20key=secret&flag&filters=3";
        let kept =
            "filter%5Ba%5D=1&expand%5B%5D=x&filter=2&api%20key=[redacted]&flag&filters=[redacted]";
        assert_eq!(query_without_secrets(&find(), query), kept);
    }

    #[test]
    fn c9_secrets_are_known_in_each_of_their_forms() {
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("authorization", "Basic dXNlcjpwYXNzd29yZA=="),
            ("cookie", "mode=dark; session=abcdef"),
        ] {
            let mut value = HeaderValue::from_static(value);
            value.set_sensitive(true);
            headers.insert(name, value);
        }
        headers.insert("accept", HeaderValue::from_static("text/plain"));
        let secrets = secrets_of(&headers, &find(), "filter=open&key=a%2Fb-c");
        for secret in [
            "dXNlcjpwYXNzd29yZA==",
            "user:password",
            "password",
            "abcdef",
            "a/b-c",
            "a%2Fb-c",
        ] {
            assert!(secrets.iter().any(|known| known == secret), "{secret}");
        }
        assert!(
            !secrets
                .iter()
                .any(|known| known == "open" || known == "text/plain")
        );
    }
}
