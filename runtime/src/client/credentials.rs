//! Which of a client's credentials does an operation carry?

use super::{Core, Credential};
use crate::{Error, InvalidValue, Operation};

/// The credentials of one call, in the order of the document. They are looked up each time, because there is hardly ever
/// more than one and a list of them would have to be made for every call.
#[derive(Clone, Copy)]
pub(crate) struct Credentials<'c> {
    given: &'c [Credential],
    schemes: &'static [&'static str],
}

impl<'c> Credentials<'c> {
    pub(crate) fn iter(self) -> impl Iterator<Item = &'c Credential> {
        let Self { given, schemes } = self;
        schemes.iter().filter_map(move |id| find(given, id))
    }
}

impl Core {
    /// What carries the operation's credential: the first alternative for which the client has all secrets. An alternative
    /// that asks for nothing is the last resort, wherever the document puts it.
    pub(crate) fn credentials_for(
        &self,
        operation: &'static Operation,
    ) -> Result<Credentials<'_>, Error> {
        let given = self.credentials.as_slice();
        let has = |id: &&'static str| find(given, id).is_some();
        let alternatives: &'static [&'static [&'static str]] = operation.security;
        let mut asking = alternatives.iter().filter(|schemes| !schemes.is_empty());
        if let Some(&schemes) = asking.find(|schemes| schemes.iter().all(has)) {
            return Ok(Credentials { given, schemes });
        }
        if alternatives.is_empty() || alternatives.iter().any(|schemes| schemes.is_empty()) {
            return Ok(Credentials {
                given,
                schemes: &[],
            });
        }
        let mut named = alternatives.iter().flat_map(|schemes| schemes.iter());
        let missing = named.find(|id| !has(id)).copied().unwrap_or("security");
        Err(Error::invalid(missing, InvalidValue::Missing))
    }
}

fn find<'c>(given: &'c [Credential], id: &str) -> Option<&'c Credential> {
    given.iter().find(|credential| credential.id() == id)
}
