//! What is an operation called with?

use std::cell::RefCell;

use runtime::Place;

/// The values of parameters by place and name, and the body: each as JSON, or as the bytes themselves where no JSON
/// travels.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    parameters: Vec<(Place, String, Vec<u8>)>,
    body: Option<Vec<u8>>,
    /// What the exerciser has asked for.
    asked: RefCell<Vec<(Place, String)>>,
}

impl Inputs {
    /// The same inputs with a value for a parameter.
    #[must_use]
    pub fn with(mut self, place: Place, name: &str, value: impl Into<Vec<u8>>) -> Self {
        self.parameters.push((place, name.to_owned(), value.into()));
        self
    }

    /// The same inputs with a body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// The value of a parameter, where one is given.
    ///
    /// # Errors
    ///
    /// The reader's words where the value is not of its type.
    pub fn find<T>(
        &self,
        place: Place,
        name: &str,
        read: fn(&[u8]) -> Result<T, String>,
    ) -> Result<Option<T>, String> {
        self.asked.borrow_mut().push((place, name.to_owned()));
        let mut all = self.parameters.iter();
        let found = all.find(|(other, its_name, _)| *other == place && its_name == name);
        let value = found.map(|(_, _, value)| read(value)).transpose();
        value.map_err(|error| format!("{place:?} {name}: {error}"))
    }

    /// The value of a parameter without which the operation cannot be called.
    ///
    /// # Errors
    ///
    /// The reader's words, or that there is no value.
    pub fn need<T>(
        &self,
        place: Place,
        name: &str,
        read: fn(&[u8]) -> Result<T, String>,
    ) -> Result<T, String> {
        let found = self.find(place, name, read)?;
        found.ok_or_else(|| format!("{place:?} {name} is needed"))
    }

    /// Whether an exerciser has asked for a parameter; it does not for one that the client has no way to set.
    #[must_use]
    pub fn was_asked(&self, place: Place, name: &str) -> bool {
        let asked = self.asked.borrow();
        asked
            .iter()
            .any(|(other, its_name)| *other == place && its_name == name)
    }

    /// The body, where one is given.
    ///
    /// # Errors
    ///
    /// The reader's words where it is not of its type.
    pub fn find_body<T>(&self, read: fn(&[u8]) -> Result<T, String>) -> Result<Option<T>, String> {
        let body = self.body.as_deref().map(read).transpose();
        body.map_err(|error| format!("body: {error}"))
    }

    /// The body of an operation that cannot be called without one.
    ///
    /// # Errors
    ///
    /// The reader's words, or that there is no body.
    pub fn need_body<T>(&self, read: fn(&[u8]) -> Result<T, String>) -> Result<T, String> {
        let found = self.find_body(read)?;
        found.ok_or_else(|| "a body is needed".to_owned())
    }
}
