//! What is an operation called with?

use runtime::Place;

/// The values of parameters by place and name, and the body: each as JSON, or as the bytes themselves where no JSON
/// travels.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    parameters: Vec<(Place, String, Vec<u8>)>,
    body: Option<Vec<u8>>,
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
