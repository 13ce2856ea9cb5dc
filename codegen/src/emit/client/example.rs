//! How is a client made, in an example?
//!
//! ```text
//! let client = Client::new("secret")?;
//! let client = Client::builder().credential("basicAuth", "user:password").build()?;
//! let client = Client::builder("secret").company("company").build()?;
//! ```

use super::constructor::{is_simple, only_scheme};
use super::stage;
use crate::emit::context::Context;
use crate::ir::{Operation, SchemeKind, SecurityScheme};

/// The longest chain of calls on one line, as `rustfmt` has it.
const CHAIN: usize = 60;

/// The statement that makes a client with what this operation needs, in an example; `more` is called on its builder.
pub(crate) fn example(
    context: &Context<'_>,
    operation: Option<&Operation>,
    more: &[&str],
) -> Vec<String> {
    let secret = only_scheme(context).map(|(scheme, _)| format!("{:?}", secret(&scheme.kind)));
    let secret = secret.unwrap_or_default();
    if is_simple(context) && more.is_empty() {
        return vec![format!("let client = Client::new({secret})?;")];
    }
    let credentials = match only_scheme(context) {
        Some(_) => Vec::new(),
        None => needed(context, operation).filter_map(credential).collect(),
    };
    let mut chain = chain(context, &secret, credentials);
    chain.extend(more.iter().map(|call| (*call).to_owned()));
    chain.push(".build()?".to_owned());
    statement(&chain)
}

/// The calls that begin a client whose only credential this call gives.
pub(crate) fn with_provider(context: &Context<'_>, provider: String) -> Vec<String> {
    // What provides the credential takes the place of the text.
    let secret = only_scheme(context).map(|_| "\"\"").unwrap_or_default();
    chain(context, secret, vec![provider])
}

/// The calls that begin a client.
fn chain(context: &Context<'_>, secret: &str, credentials: Vec<String>) -> Vec<String> {
    let mut chain = vec![format!("Client::builder({secret})")];
    let headers = stage::needed(context).into_iter();
    chain.extend(headers.map(|needed| {
        let name = needed.name.as_str();
        format!(".{name}({:?})", name.trim_start_matches("r#"))
    }));
    chain.extend(credentials);
    if context.base_url().is_none() {
        chain.push(".base_url(\"https://api.example.com\")".to_owned());
    }
    chain
}

fn statement(chain: &[String]) -> Vec<String> {
    let line = chain.concat();
    if line.len() <= CHAIN {
        return vec![format!("let client = {line};")];
    }
    let last = chain.len().saturating_sub(1);
    let lines = chain.iter().enumerate().map(|(index, call)| {
        let (before, after) = (
            if index == 0 { "let client = " } else { "    " },
            if index == last { ";" } else { "" },
        );
        format!("{before}{call}{after}")
    });
    lines.collect()
}

/// The schemes that a call needs; the first of the API where there is no call.
fn needed<'a>(
    context: &Context<'a>,
    operation: Option<&Operation>,
) -> impl Iterator<Item = &'a SecurityScheme> {
    let of_call = operation.map(|it| it.security.iter().find(|way| !way.is_empty()));
    let indices = match of_call {
        Some(way) => way.cloned().unwrap_or_default(),
        None => vec![0],
    };
    let schemes = &context.api.security_schemes;
    indices.into_iter().filter_map(move |it| schemes.get(it))
}

/// The call that sets a credential; none for a key that is not plain, since a text of the document does not stand in a program.
pub(crate) fn credential(scheme: &SecurityScheme) -> Option<String> {
    let id = plain(scheme)?;
    Some(format!(".credential(\"{id}\", {:?})", secret(&scheme.kind)))
}

/// The key of a scheme, if it consists of the characters that OpenAPI permits in one.
pub(crate) fn plain(scheme: &SecurityScheme) -> Option<&str> {
    let id = scheme.wire_name.as_str();
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    (!id.is_empty() && id.chars().all(fits)).then_some(id)
}

fn secret(kind: &SchemeKind) -> &'static str {
    match kind {
        SchemeKind::Basic => "user:password",
        SchemeKind::Bearer
        | SchemeKind::Header(_)
        | SchemeKind::Query(_)
        | SchemeKind::Cookie(_) => "secret",
    }
}
