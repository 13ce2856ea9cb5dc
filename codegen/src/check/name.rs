//! Can the names of a document be what they are?
//!
//! ```yaml
//! components: {schemas: {'Pet Owner': {}}}     # a letter, a digit, `.`, `-` or `_`
//! content: {json: {}}                          # a media type has a `/`
//! headers: {'X Rate': {}}                      # a header is one word
//! ```

use super::Check;
use crate::diagnostic::Code;
use crate::document::{Node, Object, Version};

impl<'d> Check<'_, 'd> {
    /// Reports the names in one object that cannot be what they are.
    pub(super) fn names(&mut self, node: Node<'d>, object: Object) {
        match object {
            // Swagger 2.0 has no rule for the names of definitions.
            Object::Components if self.version > Version::V2_0 => {
                for (section, names) in node.entries().filter(|(key, _)| object.has_member(key)) {
                    self.each(names, is_component, &format!("a name under `{section}`"));
                }
            }
            Object::Parameter => {
                self.contents(node);
                self.parameter_name(node);
            }
            Object::Header | Object::RequestBody => self.contents(node),
            Object::Response => {
                self.contents(node);
                if let Some(headers) = node.get("headers") {
                    self.each(headers, is_token, "the name of a header");
                }
            }
            _ => {}
        }
    }

    fn contents(&mut self, node: Node<'d>) {
        if let Some(content) = node.get("content") {
            self.each(content, is_media_type, "a media type");
        }
    }

    fn parameter_name(&mut self, node: Node<'d>) {
        let place = node.get("in").and_then(Node::as_str);
        let name = node.get("name");
        if let (Some("header" | "cookie"), Some(name)) = (place, name)
            && name.as_str().is_some_and(|text| !is_token(text))
        {
            let text = name.text().unwrap_or_default();
            let message = format!("`{text}` cannot be the name of a header or a cookie");
            self.diagnostics
                .warning(Code::MalformedName, name.place(), message);
        }
    }

    fn each(&mut self, names: Node<'d>, is_fit: fn(&str) -> bool, what: &str) {
        for (name, _) in names.entries() {
            if !is_fit(name) {
                let message = format!("`{name}` cannot be {what}");
                let place = names.place_of_key(name);
                self.diagnostics
                    .warning(Code::MalformedName, place, message);
            }
        }
    }
}

fn is_component(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    !name.is_empty() && name.bytes().all(fits)
}

/// A `token` of RFC 9110.
pub(crate) fn is_token(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(fits)
}

/// Two tokens with a `/` between them, and perhaps parameters of printable characters.
fn is_media_type(name: &str) -> bool {
    let (essence, rest) = name.split_once(';').unwrap_or((name, ""));
    let parts = essence.trim().split_once('/');
    parts.is_some_and(|(ty, subtype)| is_token(ty) && is_token(subtype))
        && rest.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::{is_component, is_media_type, is_token};

    #[test]
    fn names() {
        for name in [
            "application/json",
            "*/*",
            "text/csv; charset=utf-8",
            "application/vnd.a+json",
        ] {
            assert!(is_media_type(name), "{name}");
        }
        for name in ["json", "", "a/b/c", "a /b", "text/csv;\n", "text/"] {
            assert!(!is_media_type(name), "{name:?}");
        }
        assert!(is_token("X-Rate") && !is_token("X Rate") && !is_token(""));
        assert!(is_component("a.B-c_1") && !is_component("a b") && !is_component("é"));
    }
}
