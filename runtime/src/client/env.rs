//! How does a client read its settings from the environment?

use std::env::{self, VarError};

use crate::{Error, InvalidValue};

/// The value of an environment variable that must be set, for `from_env` of a generated client.
///
/// # Errors
///
/// [`InvalidParam`](crate::ErrorKind::InvalidParam) with the variable's name where it is not set, empty or not Unicode.
///
/// ```
/// let error = runtime::env_var("NOT_SET_ANYWHERE_API_KEY").unwrap_err();
/// assert_eq!(error.to_string(), "invalid parameter: `NOT_SET_ANYWHERE_API_KEY` is missing");
/// ```
pub fn env_var(name: &'static str) -> Result<String, Error> {
    match env::var(name) {
        Ok(value) if value.is_empty() => Err(Error::invalid(name, InvalidValue::Empty)),
        Ok(value) => Ok(value),
        Err(VarError::NotPresent) => Err(Error::invalid(name, InvalidValue::Missing)),
        Err(VarError::NotUnicode(_)) => Err(Error::invalid(name, InvalidValue::NotVisibleAscii)),
    }
}
