//! What are the things called that a client is made from?
//!
//! | | |
//! |---|---|
//! | client header `Wethod-Company` of the API `wethod` | `company`, `NeedsCompany`, `for_company`, `WETHOD_COMPANY` |
//! | bearer scheme, whatever its name | `token` |
//! | basic scheme, whatever its name | `credentials` |
//! | key scheme `ApiKeyAuth` | `api_key` |
//! | two bearer schemes `bearerAuth`, `oauth` | `bearer_auth`, `oauth` |
//! | the key in the environment | `WETHOD_API_KEY` |

use super::case::Case;
use super::key::What;
use super::ladder::Ladder;
use super::operations::without;
use super::report::Report;
use super::scope::{Claim, Scope};
use super::spelling::Spelling;
use super::types::place;
use super::words::Words;
use super::{ClientHeaderNames, Identifier, reserved};
use crate::ir::{Api, ClientHeader, SchemeKind, SecurityScheme};

/// Words at the end of a scheme's name that say no more than that it is one.
const SCHEME_WORDS: [&str; 6] = [
    "auth",
    "authentication",
    "authorization",
    "header",
    "scheme",
    "security",
];

/// The builder's methods for the client headers, by header.
pub(super) fn headers(api: &Api, report: &mut Report<'_>) -> Vec<Identifier> {
    let mut scope = Scope::new(Case::Snake, "header");
    scope.reserve(reserved::BUILDER_METHODS.iter().copied());
    let api_name = Words::of(&api.name);
    let claim = |header: &ClientHeader| {
        let short = without(&Words::of(&header.wire_name), &api_name);
        Ladder::new(
            Spelling::new(header.wire_name.as_str()),
            vec![place(&header.origin)],
        )
        .shortened(short)
    };
    let keys = report.keys();
    let claims = api.client_headers.iter().map(|header| Claim {
        key: Some(keys.client(What::Header, &header.origin)),
        given: header
            .rust_name
            .as_deref()
            .map(|name| (name, &header.origin)),
        ladder: claim(header),
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    scope.claim(&claims, report)
}

/// What else is called after a client header that has this name; `scope` is that of types.
pub(super) fn header_items(
    api: &Api,
    header: &ClientHeader,
    name: &Identifier,
    scope: &mut Scope,
    report: &mut Report<'_>,
) -> ClientHeaderNames {
    let name = name.bare();
    let key = report.keys().client(What::Needs, &header.origin);
    let names = [&*format!("needs_{name}"), &*format!("needs_{name}_header")];
    let needs = scope.claim_kept(&key, &names, report);
    let words = Words::from_iter(["for"]).and(&Words::of(name));
    let with = Case::Snake.identifier(&words, "header");
    ClientHeaderNames {
        needs,
        with,
        variable: variable(&api.name, name),
    }
}

/// The argument or builder method for each security scheme.
pub(super) fn schemes(schemes: &[SecurityScheme], report: &mut Report<'_>) -> Vec<Identifier> {
    let mut scope = Scope::new(Case::Snake, "credential");
    scope.reserve(reserved::BUILDER_METHODS.iter().copied());
    let keys = report.keys();
    let claims = schemes.iter().map(|scheme| {
        let ladder = Ladder::new(
            Spelling::new(scheme.wire_name.as_str()),
            vec![place(&scheme.origin)],
        );
        Claim {
            key: Some(keys.client(What::Credential, &scheme.origin)),
            given: None,
            ladder: ladder.shortened(Some(credential(scheme))),
        }
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    scope.claim(&claims, report)
}

/// What a scheme asks for.
fn credential(scheme: &SecurityScheme) -> Words {
    match scheme.kind {
        SchemeKind::Bearer => Words::from_iter(["token"]),
        SchemeKind::Basic => Words::from_iter(["credentials"]),
        SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) => {
            let words = Words::of(&scheme.wire_name);
            let says_nothing = |word: &&String| SCHEME_WORDS.contains(&word.as_str());
            let kept = words.as_slice().len()
                - words
                    .as_slice()
                    .iter()
                    .rev()
                    .take_while(says_nothing)
                    .count();
            let kept: Words = words.as_slice().iter().take(kept).cloned().collect();
            if kept.is_empty() {
                Words::from_iter(["api", "key"])
            } else {
                kept
            }
        }
    }
}

/// The name of a variable of the environment, in ASCII.
pub(super) fn variable(api: &str, of: &str) -> String {
    let words = Case::Module.adapt(Words::of(api).and(&Words::of(of)));
    Case::Screaming
        .identifier(&words, "api")
        .as_str()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use crate::analyse::fixture::api;
    use crate::diagnostic::Pointer;
    use crate::ir::{Api, ClientHeader, Docs, SchemeKind, SecurityScheme, TypeGraph};
    use crate::name::fixture::{names, strings};

    fn wethod(headers: &[&str], schemes: &[(&str, SchemeKind)]) -> Api {
        let header = |name: &&str| ClientHeader {
            origin: Pointer::root().child(name),
            wire_name: (*name).to_owned(),
            rust_name: None,
            docs: Docs::default(),
            required: true,
            value: None,
        };
        let scheme = |(name, kind): &(&str, SchemeKind)| SecurityScheme {
            origin: Pointer::root().child(name),
            wire_name: (*name).to_owned(),
            docs: Docs::default(),
            kind: kind.clone(),
            tokens_from: None,
        };
        Api {
            name: "wethod".to_owned(),
            client_headers: headers.iter().map(header).collect(),
            security_schemes: schemes.iter().map(scheme).collect(),
            ..api(TypeGraph::default(), [])
        }
    }

    #[test]
    fn headers_leave_the_api_out() {
        let names = names(&wethod(&["Wethod-Company", "X-Version", "wethod"], &[]));
        assert_eq!(
            strings(&names.client_headers),
            ["company", "x_version", "wethod"]
        );
        let company = &names.client_header_items[0];
        let all = [
            company.needs.as_str(),
            company.with.as_str(),
            company.variable.as_str(),
        ];
        assert_eq!(all, ["NeedsCompany", "for_company", "WETHOD_COMPANY"]);
        assert_eq!(names.key_variable, "WETHOD_API_KEY");
        let both = self::names(&wethod(&["Wethod-Company", "Company"], &[]));
        assert_eq!(strings(&both.client_headers), ["wethod_company", "company"]);
    }

    #[test]
    fn schemes_are_called_after_what_they_ask_for() {
        let key = || SchemeKind::Header("X-Api-Key".to_owned());
        for (schemes, expected) in [
            (vec![("bearerAuth", SchemeKind::Bearer)], vec!["token"]),
            (
                vec![("basic", SchemeKind::Basic), ("api_key", key())],
                vec!["credentials", "api_key"],
            ),
            (
                vec![("ApiKeyAuth", key()), ("appId", key()), ("auth", key())],
                vec!["api_key_auth", "app_id", "auth"],
            ),
            (
                vec![
                    ("bearerAuth", SchemeKind::Bearer),
                    ("oauth", SchemeKind::Bearer),
                ],
                vec!["bearer_auth", "oauth"],
            ),
        ] {
            assert_eq!(
                strings(&names(&wethod(&[], &schemes)).security_schemes),
                expected
            );
        }
    }
}
