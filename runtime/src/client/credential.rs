//! How does a secret become part of a request?

use std::sync::Arc;

use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue};
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};

use crate::auth::{Authenticator, Refresh};
use crate::gate::Whose;
use crate::request::{cookie, header, query};
use crate::security::Carrier;
use crate::send::Failure;
use crate::transport::Request;
use crate::{Base64, Error, InvalidParam, InvalidValue, SecurityScheme};

/// What a builder was given for a security scheme.
pub(crate) enum Secret {
    Given(SecretString),
    Provided(Arc<dyn Authenticator>),
}

impl Secret {
    /// Tells whose requests these are, so that those of the same caller are counted together.
    pub(crate) fn tell(&self, whose: &mut Whose, scheme: &str) {
        whose.add(scheme.as_bytes());
        match self {
            Self::Given(secret) => whose.add(secret.expose_secret().as_bytes()),
            Self::Provided(authenticator) => {
                whose.add(&Arc::as_ptr(authenticator).addr().to_ne_bytes())
            }
        }
    }
}

/// A secret in the form in which it is sent, built once, or who provides one.
#[derive(Clone)]
pub(crate) struct Credential {
    scheme: &'static SecurityScheme,
    source: Source,
}

#[derive(Clone)]
enum Source {
    Fixed(Sent),
    Provided(Arc<dyn Authenticator>),
}

#[derive(Clone)]
enum Sent {
    Header(HeaderName, HeaderValue),
    /// An encoded pair.
    Query(Box<str>),
    /// A pair.
    Cookie(Box<str>),
}

impl Credential {
    /// Checks a secret that is given; an error names the scheme and not the secret.
    pub(crate) fn new(scheme: &'static SecurityScheme, secret: &Secret) -> Result<Self, Error> {
        let source = match secret {
            Secret::Given(secret) => match secret.expose_secret() {
                "" => Err(InvalidValue::Empty),
                secret => Sent::new(scheme.carrier(), secret).map(Source::Fixed),
            },
            Secret::Provided(authenticator) => Ok(Source::Provided(Arc::clone(authenticator))),
        };
        let source = source.map_err(|reason| Error::invalid(scheme.id(), reason))?;
        Ok(Self { scheme, source })
    }

    pub(crate) fn id(&self) -> &'static str {
        self.scheme.id()
    }

    /// Adds a given credential to the request of one attempt.
    pub(crate) fn apply(&self, request: &mut Request) -> Result<(), InvalidParam> {
        match &self.source {
            Source::Fixed(sent) => sent
                .apply(&mut request.url, &mut request.headers)
                .map_err(|reason| InvalidParam::new(self.id(), reason)),
            Source::Provided(_) => Ok(()),
        }
    }

    /// Adds what an authenticator provides.
    pub(crate) async fn provide(&self, headers: &mut HeaderMap) -> Result<(), Failure> {
        let Source::Provided(authenticator) = &self.source else {
            return Ok(());
        };
        let mut own = HeaderMap::new();
        let provided = authenticator.apply(&mut own).await;
        provided.map_err(Failure::of_authenticator)?;
        for (name, value) in &own {
            let mut value = value.clone();
            value.set_sensitive(true);
            headers.insert(name, value);
        }
        Ok(())
    }

    /// Whether the proof may be another one next time.
    pub(crate) fn is_provided(&self) -> bool {
        matches!(self.source, Source::Provided(_))
    }

    /// Whether there is another secret to be sent, now that the server has refused the one in `sent`.
    pub(crate) async fn refresh(&self, sent: &HeaderMap) -> bool {
        match &self.source {
            Source::Fixed(_) => false,
            Source::Provided(authenticator) => {
                authenticator.on_unauthorized(sent).await == Refresh::Done
            }
        }
    }
}

impl Sent {
    fn apply(&self, url: &mut Url, headers: &mut HeaderMap) -> Result<(), InvalidValue> {
        match self {
            Self::Header(name, value) => {
                headers.insert(name.clone(), value.clone());
            }
            Self::Query(pair) => {
                let query = match url.query() {
                    Some(query) => format!("{query}&{pair}"),
                    None => pair.to_string(),
                };
                url.set_query(Some(&query));
            }
            Self::Cookie(pair) => {
                let others = headers.get(COOKIE).and_then(|value| value.to_str().ok());
                let cookies = match others {
                    Some(others) => header::sensitive(&format!("{others}; {pair}"))?,
                    None => header::sensitive(pair)?,
                };
                headers.insert(COOKIE, cookies);
            }
        }
        Ok(())
    }

    fn new(carrier: Carrier, secret: &str) -> Result<Self, InvalidValue> {
        Ok(match carrier {
            Carrier::Bearer => Self::Header(
                AUTHORIZATION,
                header::sensitive(&format!("Bearer {secret}"))?,
            ),
            Carrier::Basic => {
                let encoded = Base64::from(secret.as_bytes());
                Self::Header(
                    AUTHORIZATION,
                    header::sensitive(&format!("Basic {encoded}"))?,
                )
            }
            Carrier::Header(name) => {
                let name = HeaderName::try_from(name).map_err(|_| InvalidValue::Unknown)?;
                Self::Header(name, header::sensitive(secret)?)
            }
            Carrier::Query(name) => {
                let mut pair = String::new();
                query::push_pair(&mut pair, name, secret);
                Self::Query(pair.into())
            }
            Carrier::Cookie(name) => {
                cookie::check(secret)?;
                let pair = format!("{name}={secret}");
                header::value(&pair)?;
                Self::Cookie(pair.into())
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c9_headers_with_secrets_are_marked_sensitive() {
        static SCHEMES: [SecurityScheme; 4] = [
            SecurityScheme::bearer("a"),
            SecurityScheme::basic("b"),
            SecurityScheme::header("c", "X-Key"),
            SecurityScheme::cookie("d", "session"),
        ];
        for scheme in &SCHEMES {
            let credential = Sent::new(scheme.carrier(), "u:p").unwrap();
            let url = "https://a.example".parse().unwrap();
            let (mut url, mut headers) = (url, HeaderMap::new());
            credential.apply(&mut url, &mut headers).unwrap();
            assert_eq!(headers.len(), 1);
            assert!(
                headers.values().all(HeaderValue::is_sensitive),
                "{scheme:?}"
            );
        }
    }
}
