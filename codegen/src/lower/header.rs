//! Which headers belong to the client and not to a call?
//!
//! ```yaml
//! parameters:
//!   - {name: Wethod-Company, in: header, required: true, schema: {type: string}, x-client-header: true}
//!   - {name: Wethod-Version, in: header, schema: {type: string, default: '2024-06-15'}, x-client-header: true}
//! ```
//!
//! The first is asked for when the client is built, so that a call for the wrong tenant cannot be written; the second
//! is sent with its default on every call unless the builder says otherwise.

use super::{Lowering, docs};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::ClientHeader;

impl<'d> Lowering<'d, '_> {
    /// Takes a header parameter out of its operation if it belongs to the client; says whether it does.
    pub(super) fn take_client_header(&mut self, node: Node<'d>) -> bool {
        let Some(flag) = node.get("x-client-header") else {
            return false;
        };
        let is_header = node.get("in").and_then(|place| place.as_str()) == Some("header");
        if flag.as_bool() != Some(true) || !is_header {
            let help = "write `x-client-header: true` on a header parameter";
            self.degrade(
                Code::InvalidExtension,
                flag,
                "`x-client-header` does not fit here",
                help,
            );
            return false;
        }
        let Some(name) = node.get("name").and_then(|name| name.as_str()) else {
            return false;
        };
        if self
            .client_headers
            .iter()
            .any(|known| known.wire_name.eq_ignore_ascii_case(name))
        {
            return true;
        }
        let schema = node.get("schema").and_then(|schema| self.follow(schema));
        let header = ClientHeader {
            origin: node.pointer(),
            wire_name: name.to_owned(),
            rust_name: self.rust_name(node),
            docs: docs::of_parameter(node, schema),
            required: super::is_true(node, "required"),
            value: schema
                .and_then(|schema| schema.get("default")?.text())
                .map(str::to_owned),
        };
        self.client_headers.push(header);
        true
    }
}
