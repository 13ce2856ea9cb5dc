//! How is a client pointed at a server, and all of its operations with it?

use runtime::{Client, ClientBuilder, Error, RetryConfig};

use super::{Caller, Inputs, Made};

/// Makes the call of the operation with this verb and path.
pub type Call = Box<dyn Fn(&str, &Inputs) -> Made>;

/// The operations of an API, called at a server; nothing is sent twice.
///
/// # Errors
///
/// When the client cannot be built.
pub fn against<C: From<Client> + 'static>(
    url: &str,
    builder: fn() -> ClientBuilder<C>,
    callers: &'static [(&str, Caller<C>)],
) -> Result<Call, Error> {
    let builder = builder().retry(RetryConfig::off());
    let client = builder.base_url(url).build()?;
    Ok(Box::new(move |key, inputs| {
        let found = callers.iter().find(|(its_key, _)| *its_key == key);
        let (_, make) = found.ok_or_else(|| format!("{key} cannot be called"))?;
        make(&client, inputs)
    }))
}
