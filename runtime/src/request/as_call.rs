//! What do all requests of generated clients have in common for others?

use super::Call;
use crate::Operation;

/// A request that is not sent yet: a [`Call`], or a generated type around one.
///
/// [`request!`](crate::request) implements it. It is how `test_util::MockTransport` (feature `test-util`) is told of an
/// operation by a request of it.
///
/// ```
/// use runtime::{AsCall, Call, Client, ClientBuilder, Error};
/// # use runtime::{Api, Operation};
/// # fn example(api: &'static Api, list: &'static Operation) -> Result<(), Error> {
/// let client: Client = ClientBuilder::new(api).build()?;
/// let request = Call::<Vec<i64>>::plain(&client, list);
/// assert_eq!(request.operation().id, list.id);
/// # Ok(())
/// # }
/// ```
pub trait AsCall {
    /// What the answer derefs to.
    type Answer;
    /// What comes beside it.
    type Meta;

    /// The call that would be sent.
    fn as_call(&self) -> &Call<Self::Answer, Self::Meta>;

    /// The facts of the operation.
    fn operation(&self) -> &'static Operation {
        self.as_call().draft().operation
    }
}

impl<T, M> AsCall for Call<T, M> {
    type Answer = T;
    type Meta = M;

    fn as_call(&self) -> &Self {
        self
    }
}
