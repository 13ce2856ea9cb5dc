//! Which texts does a schema allow?

use serde_json::Value as Schema;

use super::{Sampler, flat::Flat};
use crate::roundtrip::pattern;
use crate::sentinel::Value;

/// Texts that readers and writers of JSON go wrong with.
const TEXTS: [&str; 9] = [
    "plain",
    "ș &=/?+%#\"\\",
    "",
    "日本語 😀",
    "line\nbreak\ttab\u{1}",
    " edge ",
    "0",
    "null",
    "\u{2028}</script>",
];

impl Sampler<'_, '_> {
    pub(super) fn string(&mut self, flat: &Flat) -> Option<Value> {
        if let Some(pattern) = flat.get("pattern").and_then(Schema::as_str) {
            return self.by_pattern(flat, pattern).map(Value::Text);
        }
        let format = flat.get("format").and_then(Schema::as_str);
        let known = of_format(format.unwrap_or_default());
        let fits = |text: &&&str| {
            let count = text.chars().count();
            count >= length(flat, "minLength").unwrap_or(0)
                && count <= length(flat, "maxLength").unwrap_or(usize::MAX)
        };
        let known: Vec<&&str> = known.iter().filter(fits).collect();
        if !known.is_empty() {
            let index = self.turn(known.len());
            return known
                .get(index)
                .map(|text| Value::Text((**text).to_owned()));
        }
        let index = self.turn(TEXTS.len());
        let text = TEXTS.get(index).copied().unwrap_or_default();
        Some(Value::Text(fitted(flat, text)))
    }

    /// What the document gives as an example where it matches, or a text that is made after the pattern.
    fn by_pattern(&mut self, flat: &Flat, pattern: &str) -> Option<String> {
        let example = ["example", "default"]
            .iter()
            .find_map(|key| flat.get(*key)?.as_str());
        let index = self.turn(4);
        match example {
            Some(example) if index == 0 => Some(example.to_owned()),
            _ => pattern::example(pattern, index, length(flat, "minLength").unwrap_or(0))
                .or_else(|| example.map(str::to_owned)),
        }
    }
}

fn length(flat: &Flat, key: &str) -> Option<usize> {
    usize::try_from(flat.get(key)?.as_u64()?).ok()
}

/// A text of the length that is allowed.
fn fitted(flat: &Flat, text: &str) -> String {
    let most = length(flat, "maxLength").unwrap_or(usize::MAX);
    let least = length(flat, "minLength").unwrap_or(0);
    let mut text: String = text.chars().take(most).collect();
    let count = text.chars().count();
    text.extend(std::iter::repeat_n('x', least.saturating_sub(count)));
    text
}

/// Texts of a format; none where any text will do.
fn of_format(format: &str) -> &'static [&'static str] {
    match format {
        "date" => &["2024-02-29", "1970-01-01", "2099-12-31"],
        "date-time" => &[
            "2024-03-15T10:00:00Z",
            "2024-03-15T10:00:00.270Z",
            "2024-02-29T23:59:59+02:00",
            "1999-12-31T23:59:59.123456789-11:30",
            "2024-03-15T10:00:00+00:00",
        ],
        "time" => &["10:00:00Z", "23:59:59.5+01:00"],
        "duration" => &["P1DT2H", "PT30S"],
        "uuid" => &[
            "123e4567-e89b-12d3-a456-426614174000",
            "00000000-0000-4000-8000-00000000000A",
        ],
        "email" | "idn-email" => &["a.b+c@example.com", "x@example.org"],
        "uri" | "url" | "iri" => &["https://example.com/a?b=c#d", "urn:isbn:0451450523"],
        "uri-reference" | "iri-reference" => &["/a/b?c", "https://example.com"],
        "uri-template" => &["/a/{b}"],
        "hostname" | "idn-hostname" => &["example.com", "a-b.example"],
        "ipv4" | "ip" => &["192.0.2.1", "203.0.113.255"],
        "ipv6" => &["2001:db8::1", "::"],
        "byte" | "base64" => &["dmFs", "dWUx", "", "AP8=", "+/8="],
        "decimal" => &["12.50", "0", "-3.14"],
        "regex" => &["^a+$"],
        "json-pointer" => &["/a/0"],
        _ => &[],
    }
}
