//! How is a secret kept out of a file?

use bytes::Bytes;
use http::HeaderMap;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::interaction::{Asked, Outcome};
use crate::Map;
use crate::json::to_vec;
use crate::test_util::secrets::{REDACTED, query_without_secrets, secrets_of};
use crate::transport::Request;

/// Headers of an answer that are kept, and beginnings of names.
const KEPT: [&str; 8] = [
    "content-type",
    "content-disposition",
    "date",
    "retry-after",
    "x-should-retry",
    "x-ratelimit-",
    "x-request-id",
    "request-id",
];

/// Members of a JSON body whose text is never kept, without `_` and `-`.
const SECRET_MEMBERS: [&str; 8] = [
    "password",
    "secret",
    "clientsecret",
    "token",
    "accesstoken",
    "refreshtoken",
    "apikey",
    "authorization",
];

/// Replaces secrets, in all forms in which they can stand somewhere.
pub(super) struct Scrub(Vec<Vec<u8>>);

impl Scrub {
    /// The secrets of a request, and others.
    pub(super) fn new(request: &Request, others: &[String]) -> Self {
        let query = request.query().unwrap_or_default();
        let mut secrets = secrets_of(request.headers(), request.operation(), query);
        secrets.extend(others.iter().filter(|other| !other.is_empty()).cloned());
        let mut forms: Vec<Vec<u8>> = secrets.iter().flat_map(|secret| forms(secret)).collect();
        forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
        forms.dedup();
        Self(forms)
    }

    pub(super) fn asked(&self, request: &Request, body: &[u8]) -> Asked {
        let query = request.query();
        let query = query.map(|query| query_without_secrets(request.operation(), query));
        Asked {
            operation: request.operation().id.to_owned(),
            method: request.method().to_string(),
            path: self.text(request.path()),
            query: query.map(|query| self.text(&query)),
            body: self.body(body),
        }
    }

    pub(super) fn answer(&self, status: u16, headers: &HeaderMap, body: &[u8]) -> Outcome {
        let is_kept = |name: &str| KEPT.iter().any(|kept| name.starts_with(kept));
        let kept = headers
            .iter()
            .filter(|(name, _)| is_kept(name.as_str()))
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes());
                (name.to_string(), self.text(&value))
            });
        Outcome::Answer {
            status,
            headers: kept.collect::<Map<String>>(),
            body: self.body(body),
        }
    }

    fn text(&self, text: &str) -> String {
        String::from_utf8_lossy(&self.replace(text.as_bytes())).into_owned()
    }

    fn body(&self, body: &[u8]) -> Bytes {
        without_secret_members(&self.replace(body)).into()
    }

    fn replace(&self, bytes: &[u8]) -> Vec<u8> {
        let mut kept = Vec::with_capacity(bytes.len());
        let mut rest = bytes;
        while let Some((first, after)) = rest.split_first() {
            match self
                .0
                .iter()
                .find_map(|secret| rest.strip_prefix(&**secret))
            {
                Some(after) => {
                    kept.extend_from_slice(REDACTED.as_bytes());
                    rest = after;
                }
                None => {
                    kept.push(*first);
                    rest = after;
                }
            }
        }
        kept
    }
}

/// A secret as it is, in a URL, and in a JSON string.
fn forms(secret: &str) -> [Vec<u8>; 3] {
    let encoded = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
    let quoted = to_vec(&secret.to_owned()).unwrap_or_default();
    let escaped = quoted.get(1..quoted.len().saturating_sub(1));
    [
        secret.as_bytes().to_vec(),
        encoded.into_bytes(),
        escaped.unwrap_or_default().to_vec(),
    ]
    .map(|form| if form.is_empty() { secret.into() } else { form })
}

/// Empties the text of members whose name says that it is a secret. What is no JSON stays as it is.
fn without_secret_members(body: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(body.len());
    let mut rest = body;
    // The last string and what came after it until now tell whether a string is the value of a member.
    let mut name: Option<&[u8]> = None;
    let mut colon = false;
    while let Some((first, after)) = rest.split_first() {
        if *first != b'"' {
            colon = *first == b':' || (colon && first.is_ascii_whitespace());
            kept.push(*first);
            rest = after;
            continue;
        }
        let length = string_length(after);
        let (string, after) = after.split_at_checked(length).unwrap_or((after, &[]));
        let is_secret = colon && name.is_some_and(is_secret_name);
        kept.push(b'"');
        kept.extend_from_slice(if is_secret {
            REDACTED.as_bytes()
        } else {
            string
        });
        name = Some(string);
        colon = false;
        rest = after;
        if let Some(after) = rest.strip_prefix(b"\"") {
            kept.push(b'"');
            rest = after;
        }
    }
    kept
}

/// The bytes before the quote that ends a string.
fn string_length(bytes: &[u8]) -> usize {
    let mut escaped = false;
    let end = bytes.iter().position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    end.unwrap_or(bytes.len())
}

fn is_secret_name(name: &[u8]) -> bool {
    let name: String = String::from_utf8_lossy(name)
        .chars()
        .filter(|c| !matches!(c, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect();
    SECRET_MEMBERS.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c9_members_that_are_secrets_by_name_lose_their_text() {
        let body = br#"{"api_key" : "x\"y", "name": "api_key", "list": ["password", "a"], "password":1, "Client-Secret":"z"}"#;
        let kept = r#"{"api_key" : "[redacted]", "name": "api_key", "list": ["password", "a"], "password":1, "Client-Secret":"[redacted]"}"#;
        assert_eq!(String::from_utf8_lossy(&without_secret_members(body)), kept);
        for odd in [
            "",
            "\"",
            "\"a",
            "{\"password\":\"",
            "{\"password\": \"abc",
            "\\\"",
            "<p class=\"x\">",
        ] {
            let kept = without_secret_members(odd.as_bytes());
            assert!(!String::from_utf8_lossy(&kept).contains("abc"), "{odd}");
        }
    }

    #[test]
    fn c9_a_secret_is_found_in_all_its_forms() {
        let mut all = Scrub(forms("a/b\"c").into());
        all.0.sort_by_key(|form| std::cmp::Reverse(form.len()));
        assert_eq!(
            all.text("x=a/b\"c&a%2Fb%22c and a/b\\\"c a/b"),
            "x=[redacted]&[redacted] and [redacted] a/b"
        );
    }
}
