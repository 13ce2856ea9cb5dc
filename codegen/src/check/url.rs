//! Are the addresses that a client is sent to for its token URLs?
//!
//! ```yaml
//! {type: openIdConnect, openIdConnectUrl: '-'}
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

/// Whether a text is a URL, or the path of one.
fn is_url(text: &str) -> bool {
    let text = text.trim();
    let is_path = text.starts_with(['/', '.']) && !text.contains(char::is_whitespace);
    is_path || Url::parse(text).is_ok_and(|url| url.has_host())
}

#[cfg(test)]
mod tests {
    use super::is_url;

    #[test]
    fn urls_and_paths_of_urls() {
        for text in ["https://a.b/c", "/token", "../token", "http://localhost:1"] {
            assert!(is_url(text), "{text}");
        }
        for text in ["-", "", "a.b/c", "https://", "mailto:a@b", "/a b"] {
            assert!(!is_url(text), "{text}");
        }
    }
}
