//! Which calls mean which row of an index?

use std::collections::{BTreeMap, BTreeSet};

use super::Place;
use crate::generate::generator::{Index, Kind};

/// The names of all APIs, as a test calls them.
#[derive(Debug, Default)]
pub struct Vocabulary {
    apis: BTreeSet<String>,
    /// By API and accessor, the methods.
    groups: BTreeMap<(String, String), BTreeMap<String, Call>>,
    /// By API and function of a client or its builder, the header or the credential that it sets.
    headers: BTreeMap<(String, String), Place>,
    /// By path, `contazen::model::Client`.
    models: BTreeMap<String, Model>,
}

/// What a call of a method means.
#[derive(Debug, Clone, Default)]
pub struct Call {
    /// The operation, and all that a call of it cannot be without.
    pub always: Vec<Place>,
    /// By setter, the parameter.
    pub setters: BTreeMap<String, Place>,
}

/// What the use of a type means.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The schema.
    pub schema: Option<Place>,
    /// By setter, the field.
    pub fields: BTreeMap<String, Place>,
}

impl Vocabulary {
    /// Adds the names of an API.
    pub fn add(&mut self, api: &str, index: &Index) {
        self.apis.insert(api.to_owned());
        let mut group: Option<((String, String), String)> = None;
        for (number, row) in index.rows.iter().enumerate() {
            let place = (api.to_owned(), number);
            let Some(path) = row.rust_path.as_deref() else {
                continue;
            };
            let (parent, last) = path.rsplit_once("::").unwrap_or(("", path));
            match row.kind {
                Kind::Operation => {
                    // `contazen::invoices::Invoices::list`
                    let module = parent.split("::").nth(1).unwrap_or_default();
                    let key = (api.to_owned(), module.to_owned());
                    let call = Call {
                        always: vec![place],
                        ..Call::default()
                    };
                    let calls = self.groups.entry(key.clone()).or_default();
                    calls.insert(last.to_owned(), call);
                    group = Some((key, last.to_owned()));
                }
                Kind::Parameter | Kind::Body => {
                    let call = group
                        .as_ref()
                        .and_then(|(key, method)| self.groups.get_mut(key)?.get_mut(method));
                    let Some(call) = call else { continue };
                    if row.kind == Kind::Body || path.ends_with(')') {
                        call.always.push(place);
                    } else {
                        call.setters.insert(last.to_owned(), place);
                    }
                }
                Kind::Schema => self.model(path).schema = Some(place),
                Kind::Field => {
                    self.model(parent).fields.insert(last.to_owned(), place);
                }
                Kind::ClientHeader => {
                    self.headers
                        .insert((api.to_owned(), last.to_owned()), place);
                }
                Kind::Security => {
                    let method = last.split('(').next().unwrap_or(last);
                    self.headers
                        .insert((api.to_owned(), method.to_owned()), place);
                }
                Kind::Api | Kind::Server | Kind::Response | Kind::Variant | Kind::Branch => {}
            }
        }
    }

    fn model(&mut self, path: &str) -> &mut Model {
        self.models.entry(path.to_owned()).or_default()
    }

    /// Whether an API has this name.
    pub fn is_api(&self, name: &str) -> bool {
        self.apis.contains(name)
    }

    /// The methods behind an accessor of a client.
    pub fn group(&self, api: &str, accessor: &str) -> Option<&BTreeMap<String, Call>> {
        self.groups.get(&(api.to_owned(), accessor.to_owned()))
    }

    /// The header or the credential that a function of a client or its builder sets.
    pub fn header(&self, api: &str, method: &str) -> Option<&Place> {
        self.headers.get(&(api.to_owned(), method.to_owned()))
    }

    /// The type at a path such as `contazen::model::Client`.
    pub fn type_at(&self, path: &str) -> Option<&Model> {
        self.models.get(path)
    }

    /// The names of all types of an API, for imports of all of them.
    pub fn types_of<'v>(&'v self, api: &str) -> impl Iterator<Item = &'v str> {
        let prefix = format!("{api}::model::");
        self.models
            .keys()
            .filter_map(move |path| path.strip_prefix(&prefix))
    }
}
