//! What do tests of a program need that calls an API? (feature `test-util`)
//!
//! | tool | what it is for | clock |
//! |---|---|---|
//! | [`MockTransport`] | answers by rules, without a network; keeps what was asked | virtual or real |
//! | [`WireServer`] | plays faults byte by byte over a real connection | real |
//! | [`DemoServer`] | an API to try a program against, with state of its own | real |
//! | [`Cassette`] | records answers of a real API without its secrets, and replays them | virtual or real |
//!
//! With tokio's paused clock (`start_paused`), time-outs and waits between attempts take no time at all in a test with a
//! [`MockTransport`]. A test over sockets needs the real clock, since the paused one runs ahead while a socket waits.
//!
//! ```
//! use runtime::test_util::{MockTransport, Reply, sample};
//! use runtime::{Call, Client, ClientBuilder, Error};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! let mock = MockTransport::new();
//! mock.replies("listNumbers", [Reply::new(503), Reply::json(200, "[1, 2]")]);
//! let client: Client = ClientBuilder::new(&sample::API)
//!     .credential("bearerAuth", "key")
//!     .transport(mock.clone())
//!     .build()?;
//!
//! let numbers = Call::<Vec<i64>>::plain(&client, &sample::LIST_NUMBERS).await?;
//! assert_eq!((&*numbers, numbers.attempts()), (&vec![1, 2], 2));
//! assert_eq!(mock.requests()[1].path(), "/v1/numbers");
//! # Ok(())
//! # }
//! ```

mod cassette;
mod demo;
mod mock;
pub mod sample;
mod secrets;
pub mod wire;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub use self::cassette::{Cassette, CassetteError, Recorder, Replayer};
pub use self::demo::{DemoAnswer, DemoRequest, DemoServer};
pub use self::mock::{Match, MockRequest, MockTransport, Reply};
pub use self::wire::WireServer;

/// What is under these locks is whole after each statement, so a panic elsewhere does no harm to it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
