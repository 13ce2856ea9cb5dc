//! Which rows belong to the API as a whole, and to what a client is made from?

use super::{Builder, Kind, Row};
use crate::name::reserved::SERVER;

impl Builder<'_> {
    /// The document, its servers, the ways to authenticate, and the headers that belong to the client.
    pub(super) fn client(&mut self) {
        let api = self.api;
        self.index.rows.push(Row {
            kind: Kind::Api,
            pointer: api.origin.clone(),
            wire_name: api.title.clone(),
            operation: None,
            rust_path: Some(self.root.to_owned()),
            source: self.source(&api.origin),
        });
        for (index, server) in api.servers.iter().enumerate() {
            let name = self.names.servers.get(index);
            self.index.rows.push(Row {
                kind: Kind::Server,
                pointer: server.origin.clone(),
                wire_name: server.wire_url.clone(),
                operation: None,
                rust_path: name.map(|name| format!("{}::{SERVER}::{}", self.root, name.server)),
                source: self.source(&server.origin),
            });
        }
        for (scheme, name) in api
            .security_schemes
            .iter()
            .zip(&self.names.security_schemes)
        {
            self.index.rows.push(Row {
                kind: Kind::Security,
                pointer: scheme.origin.clone(),
                wire_name: scheme.wire_name.clone(),
                operation: None,
                rust_path: Some(format!("{}::Client::builder({name})", self.root)),
                source: self.source(&scheme.origin),
            });
        }
        self.client_headers();
    }

    /// The headers that belong to the client.
    fn client_headers(&mut self) {
        let items = &self.names.client_header_items;
        let names = self.names.client_headers.iter().zip(items);
        for (header, (name, items)) in self.api.client_headers.iter().zip(names) {
            let path = if header.required && header.value.is_none() {
                format!("{}::{}::{name}", self.root, items.needs)
            } else {
                format!("{}::Client::{}", self.root, items.with)
            };
            self.index.rows.push(Row {
                kind: Kind::ClientHeader,
                pointer: header.origin.clone(),
                wire_name: header.wire_name.clone(),
                operation: None,
                rust_path: Some(path),
                source: self.source(&header.origin),
            });
        }
    }
}
