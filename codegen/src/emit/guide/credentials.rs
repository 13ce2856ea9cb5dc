//! Which credentials does the document ask for, and how are they given?

use super::Page;
use crate::emit::client;
use crate::emit::context::Context;
use crate::emit::docs::{Doc, Sentence};
use crate::emit::runtime_path::{AUTH_ERROR, ERROR, TOKEN, TOKEN_CACHE};
use crate::ir::{SchemeKind, SecurityScheme};

/// Adds the section; nothing where there is no credential.
pub(super) fn add(page: &mut Page, context: &Context<'_>) {
    let schemes = &context.api.security_schemes;
    if schemes.is_empty() {
        return;
    }
    page.heading("Credentials");
    match client::only_scheme(context) {
        Some((scheme, name)) => {
            let builder = format!("Client::builder({name})");
            let takes = Sentence::default().code(&builder).words(" takes ");
            let mut sentence = what(takes, scheme).words(".");
            if context.base_url().is_some() {
                let from = sentence.words(" ").code("Client::from_env()");
                let from = from.words(" reads it from the environment variable ");
                sentence = from.code(&context.names.key_variable).words(".");
            }
            page.say(Doc::new(sentence));
        }
        None => {
            let items = schemes.iter().map(|scheme| {
                let sentence = Sentence::default().code(&scheme.wire_name).words(": ");
                let sentence = what(sentence, scheme);
                Doc::new(match client::credential(scheme) {
                    Some(call) => sentence.words(", given by ").code(&call).words("."),
                    None => sentence.words("."),
                })
            });
            let intro = "Each call sends those that its operation needs, of the ones that the builder was given:";
            page.say(Doc::new(Sentence::new(intro)).list(items.collect()));
        }
    }
    provider(page, context);
}

/// Says what a credential is.
fn what(sentence: Sentence, scheme: &SecurityScheme) -> Sentence {
    match &scheme.kind {
        SchemeKind::Bearer if scheme.tokens_from.is_some() => {
            sentence.words("an access token, sent as a bearer token")
        }
        SchemeKind::Bearer => sentence.words("a bearer token"),
        SchemeKind::Basic => sentence
            .words("a user and a password, as ")
            .code("user:password"),
        SchemeKind::Header(name) => sentence.words("a key, sent in the header ").code(name),
        SchemeKind::Query(name) => sentence.words("a key, sent in the query as ").code(name),
        SchemeKind::Cookie(name) => sentence.words("a key, sent in the cookie ").code(name),
    }
}

/// Shows how a token that expires is provided, where there is one.
fn provider(page: &mut Page, context: &Context<'_>) {
    let mut schemes = context.api.security_schemes.iter();
    let issued = schemes.find_map(|scheme| {
        scheme.tokens_from.as_ref()?;
        Some((scheme, client::plain(scheme)?))
    });
    let Some((scheme, id)) = issued else {
        return;
    };
    let mut sentence = Sentence::new("A token of ").code(&scheme.wire_name);
    sentence = sentence.words(
        " expires. A provider is asked for it before a request that needs one, and again when it has expired or was \
         refused; how it is obtained is up to the program, which knows its own grant.",
    );
    page.say(Doc::new(client::origin(sentence, scheme)));
    let module = &context.settings.module_path;
    let (auth, error) = (TOKEN.module, ERROR.path());
    let (auth_error, token, cache) = (AUTH_ERROR.name, TOKEN.name, TOKEN_CACHE.name);
    let imports = format!(
        "use std::time::Duration;\n\nuse {auth}::{{{auth_error}, {token}, {cache}}};\nuse {module}::Client;"
    );
    let provider = format!(".authenticator(\"{id}\", {cache}::new(|| Box::pin(fetch())))");
    let chain = client::with_provider(context, provider).join("\n        ");
    let program = format!(
        r#"async fn fetch() -> Result<{token}, {auth_error}> {{
    // … asks the token endpoint; its answer has `access_token` and `expires_in` …
    let (access_token, expires_in) = ("secret", 3600);
    Ok({token}::new(access_token).expires_in(Duration::from_secs(expires_in)))
}}

fn client() -> Result<Client, {error}> {{
    {chain}
        .build()
}}"#
    );
    page.program("rust,no_run", &[imports], &[program]);
}
