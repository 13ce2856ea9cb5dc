//! What do our own `x-` members say?
//!
//! ```yaml
//! x-wire-quirks: [int-bool, number-as-string]   # leniencies of the wire, from a closed list
//! x-wire-quirks: [{alias-name: bank_name}]      # a quirk with what belongs to it
//! x-extra: keep                                 # unknown members are kept and sent back
//! x-rust-name: totals                           # the identifier
//! x-retry: idempotent                           # whether a call may be repeated
//! x-rate-limit: {per_minute: 100}               # how many requests the API permits
//! ```
//!
//! A known key with a wrong value is a diagnostic; an unknown `x-` key is left alone.

use super::Lowering;
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Idempotency, Quirk};

/// The closed list of quirks with their names in a document.
const QUIRKS: [(&str, Quirk); 15] = [
    ("open-enum", Quirk::OpenEnum),
    ("nullable-undocumented", Quirk::NullableUndocumented),
    ("absent-undocumented", Quirk::AbsentUndocumented),
    ("int-bool", Quirk::IntBool),
    ("number-as-string", Quirk::NumberAsString),
    ("unix-seconds", Quirk::UnixSeconds),
    ("datetime-space", Quirk::DatetimeSpace),
    ("id-or-object", Quirk::IdOrObject),
    ("string-or-integer", Quirk::StringOrInteger),
    ("envelope-variant", Quirk::EnvelopeVariant),
    ("casing", Quirk::Casing),
    ("alias-name", Quirk::AliasName),
    ("empty-array-for-object", Quirk::EmptyArrayForObject),
    ("object-for-array", Quirk::ObjectForArray),
    ("empty-string-for-null", Quirk::EmptyStringForNull),
];

/// An entry of `x-wire-quirks`: a name, or a mapping of one name to what belongs to it.
fn named_quirk<'d>(entry: Node<'d>) -> Option<(Quirk, Option<&'d str>)> {
    let (name, data) = match entry.as_str() {
        Some(name) => (name, None),
        None => {
            let (name, data) = entry.entries().next().filter(|_| entry.len() == 1)?;
            (name, Some(data.as_str()?))
        }
    };
    let (_, quirk) = QUIRKS.iter().find(|(known, _)| *known == name)?;
    Some((*quirk, data))
}

impl<'d> Lowering<'d, '_> {
    /// The quirks that a schema declares, and those of the whole document.
    pub(super) fn quirks_of_schema(&mut self, node: Node<'d>) -> Vec<Quirk> {
        let mut quirks = self.quirks(node);
        quirks.extend(&self.quirks);
        quirks
    }

    /// The quirks that a node declares.
    pub(super) fn quirks(&mut self, node: Node<'d>) -> Vec<Quirk> {
        let Some(declared) = node.get("x-wire-quirks") else {
            return Vec::new();
        };
        let mut quirks = Vec::new();
        for entry in declared.items() {
            match named_quirk(entry) {
                Some((quirk, _)) => quirks.push(quirk),
                None => self.bad_quirk(entry),
            }
        }
        if quirks.is_empty() && declared.items().next().is_none() {
            self.bad_quirk(declared);
        }
        quirks
    }

    /// What belongs to a quirk that a node declares, once per declaration: `{alias-name: bank_name}`.
    pub(super) fn quirk_data(&self, node: Node<'d>, quirk: Quirk) -> Vec<&'d str> {
        let declared = node.get("x-wire-quirks").into_iter().flat_map(Node::items);
        let of_quirk = declared
            .filter_map(named_quirk)
            .filter(|(known, _)| *known == quirk);
        of_quirk.filter_map(|(_, data)| data).collect()
    }

    fn bad_quirk(&mut self, node: Node<'d>) {
        let names: Vec<&str> = QUIRKS.iter().map(|(name, _)| *name).collect();
        let help = format!("a list of: {}", names.join(", "));
        self.degrade(Code::InvalidExtension, node, "not a wire quirk", &help);
    }

    /// Whether unknown members of an object are kept.
    pub(super) fn keeps_extra(&mut self, node: Node<'d>) -> bool {
        match node.get("x-extra").map(|extra| (extra, extra.as_str())) {
            None => false,
            Some((_, Some("keep"))) => true,
            Some((extra, _)) => {
                self.degrade(
                    Code::InvalidExtension,
                    extra,
                    "`x-extra` has an unknown value",
                    "write `x-extra: keep`",
                );
                false
            }
        }
    }

    /// The identifier that a node asks for; `name` judges whether it is one.
    pub(super) fn rust_name(&mut self, node: Node<'d>) -> Option<String> {
        let given = node.get("x-rust-name")?;
        if given.as_str().is_none() {
            self.degrade(
                Code::InvalidExtension,
                given,
                "`x-rust-name` is no text",
                "write a Rust identifier",
            );
        }
        given.as_str().map(str::to_owned)
    }

    /// Whether a call may be repeated, where the operation says so itself.
    pub(super) fn retry(&mut self, node: Node<'d>) -> Option<Idempotency> {
        let retry = node.get("x-retry")?;
        let class = match retry.as_str() {
            Some("safe") => Idempotency::Safe,
            Some("idempotent") => Idempotency::Idempotent,
            Some("with-key") => Idempotency::WithKey,
            Some("non-idempotent") => Idempotency::NonIdempotent,
            _ => {
                let help = "one of: safe, idempotent, with-key, non-idempotent";
                self.degrade(
                    Code::InvalidExtension,
                    retry,
                    "`x-retry` has an unknown value",
                    help,
                );
                return None;
            }
        };
        Some(class)
    }

    /// How many requests per minute the whole document permits.
    pub(super) fn rate_limit(&mut self, root: Node<'d>) -> Option<u32> {
        let node = root.get("x-rate-limit")?;
        self.extension_keys(node, &["per_minute"]);
        let permitted = node.get("per_minute").and_then(|number| number.as_u64());
        let permitted = permitted.and_then(|number| u32::try_from(number).ok());
        let permitted = permitted.filter(|number| *number > 0);
        if permitted.is_none() {
            let help = "write `x-rate-limit: {per_minute: 100}`";
            let message = "`x-rate-limit` says no number of requests";
            self.degrade(Code::InvalidExtension, node, message, help);
        }
        permitted
    }

    /// A member of an extension that must be text.
    pub(super) fn extension_text(&mut self, node: Node<'d>, key: &str) -> Option<&'d str> {
        let value = node.get(key)?;
        let text = value.as_str();
        if text.is_none() {
            self.degrade(
                Code::InvalidExtension,
                value,
                format!("`{key}` is no text"),
                "see docs/extensions.md",
            );
        }
        text
    }

    /// Reports members of an extension that it does not have.
    pub(super) fn extension_keys(&mut self, node: Node<'d>, known: &[&str]) {
        let unknown: Vec<Node<'d>> = node
            .entries()
            .filter(|(key, _)| !known.contains(key))
            .map(|(_, value)| value)
            .collect();
        for value in unknown {
            let help = format!("the members are: {}", known.join(", "));
            self.degrade(
                Code::InvalidExtension,
                value,
                "this extension has no such member",
                &help,
            );
        }
    }
}
