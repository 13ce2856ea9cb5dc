//! Are the addresses that a client is sent to URLs, and of the web?
//!
//! ```yaml
//! {type: openIdConnect, openIdConnectUrl: '-'}
//! servers: [{url: 'javascript:alert(1)'}]
//! ```

use url::Url;

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Node, Object};

impl<'d> Check<'_, 'd> {
    /// Reports the URLs of a security scheme or of its flow that are none.
    pub(super) fn urls(&mut self, node: Node<'d>, object: Object) {
        let names = object.names().filter(|name| {
            let name = name.to_ascii_lowercase();
            name.ends_with("url")
        });
        for name in names {
            let Some(given) = node.get(name) else {
                continue;
            };
            let Some(text) = given.as_str().filter(|text| !is_url(text)) else {
                continue;
            };
            let message = format!("the `{name}` of {} is no URL: `{text}`", object.one());
            let diagnostic = Diagnostic::warning(Code::InvalidUrl, given.place(), message);
            let help =
                "write it out, as in `https://example.com/token`, or from the root, as in `/token`";
            self.diagnostics.push(diagnostic.with_help(help));
        }
    }
}

/// Whether a text is a URL of the web, or the path of one.
fn is_url(text: &str) -> bool {
    let text = text.trim();
    if text.contains(is_unfit) {
        return false;
    }
    let is_path = text.starts_with(['/', '.']);
    is_path || Url::parse(text).is_ok_and(|url| is_of_the_web(&url) && url.has_host())
}

/// Why no request can be sent to a server, once its variables have values; `None` where one can.
pub(crate) fn server_fault(url: &str) -> Option<&'static str> {
    if url.contains(is_unfit) {
        return Some("has a space or another character that no URL has");
    }
    if !has_scheme(url) {
        return match url {
            _ if url.starts_with("//") => Some("names a host without `https:` before it"),
            _ if url.contains(['?', '#']) => Some("has a query or a fragment"),
            _ => None,
        };
    }
    match Url::parse(url) {
        Ok(url) if !is_of_the_web(&url) => Some("is not reached by http or https"),
        Ok(parsed) if !parsed.has_host() || !url.contains("://") => Some("is no URL"),
        Ok(url) if !url.username().is_empty() || url.password().is_some() => {
            Some("holds a user name or a password")
        }
        Ok(url) if url.query().is_some() || url.fragment().is_some() => {
            Some("has a query or a fragment")
        }
        Ok(_) => None,
        Err(_) => Some("is no URL"),
    }
}

fn is_of_the_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// Whether a character can be in no URL, or would be another one there.
fn is_unfit(character: char) -> bool {
    character.is_control()
        || character.is_whitespace()
        || matches!(character, '\\' | '"' | '<' | '>')
}

/// Whether a text begins as `https:` does; what comes after a slash is none of a scheme.
fn has_scheme(url: &str) -> bool {
    let before = url.split_once(':').map(|(before, _)| before);
    before.is_some_and(|before| {
        let is_sign = |it: char| it.is_ascii_alphanumeric() || matches!(it, '+' | '-' | '.');
        before.chars().all(is_sign)
    })
}

#[cfg(test)]
mod tests {
    use super::{is_url, server_fault};

    #[test]
    fn servers_are_of_the_web() {
        for url in [
            "https://a.b/c",
            "HTTP://a.b:80",
            "/v1",
            "v1/x:y",
            "",
            "/",
            "api.example.com",
            "https://\u{e4}.example",
        ] {
            assert_eq!(server_fault(url), None, "{url:?}");
        }
        for url in [
            "javascript:alert(1)",
            "javascript://a.b/%0aalert(1)",
            "file:///etc/passwd",
            "ws://a.b",
            "localhost:8080",
            "https://a.b\r\nX: y",
            "https://a.b/c d",
            "/a\tb",
            "https://",
            "https:a.b",
            "https://u:p@a.b",
            "//a.b/c",
            "https://a.b?c",
            "https://a.b/#c",
            "/a?b",
            "https://a.b\\c",
            "https://a b",
            ":a",
            "https://a.b:99999",
        ] {
            assert!(server_fault(url).is_some(), "{url:?}");
        }
    }

    #[test]
    fn urls_and_paths_of_urls() {
        for text in ["https://a.b/c", "/token", "../token", "http://localhost:1"] {
            assert!(is_url(text), "{text}");
        }
        for text in [
            "-",
            "",
            "a.b/c",
            "https://",
            "mailto:a@b",
            "/a b",
            "javascript://a.b",
            "https://a\n.b",
        ] {
            assert!(!is_url(text), "{text}");
        }
    }
}
