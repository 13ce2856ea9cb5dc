//! How does a program call an API that is not asynchronous itself?
//!
//! Feature `blocking`. [`Wait`] is implemented for every request, and waits where an asynchronous program would `.await`;
//! [`Items`] is implemented for every stream. The work is done by a thread of its own, which is started at the first call.
//!
//! ```no_run
//! use runtime::blocking::{Items, Wait};
//! use runtime::{Call, Error};
//!
//! fn sum(one: Call<i64>, many: Call<Vec<i64>>) -> Result<i64, Error> {
//!     let mut sum = one.wait()?.into_inner();
//!     for number in many.stream().items() {
//!         sum += number?;
//!     }
//!     Ok(sum)
//! }
//! ```

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::OnceLock;

use futures_core::Stream;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::Error;

/// Waits for a request, or for any other future of this crate.
pub trait Wait: Sized {
    /// What comes of it.
    type Output;

    /// Waits, and blocks the thread meanwhile.
    ///
    /// # Errors
    ///
    /// As the request itself; [`Build`](crate::ErrorKind::Build) within an asynchronous task, whose thread must not be blocked.
    fn wait(self) -> Result<Self::Output, Error>;
}

impl<T, F> Wait for F
where
    F: IntoFuture<Output = Result<T, Error>>,
{
    type Output = T;

    fn wait(self) -> Result<T, Error> {
        let runtime = runtime()?;
        // Made inside, because making a future may already set a timer.
        runtime.block_on(async move { self.into_future().await })
    }
}

/// Walks a list without a task.
pub trait Items: Sized {
    /// What the list is a list of.
    type Item;

    /// The items, fetched page by page as they are asked for. After an error the iterator can go on, as the stream can.
    fn items(self) -> Blocking<Self>;
}

impl<T, S> Items for S
where
    S: Stream<Item = Result<T, Error>> + Unpin,
{
    type Item = T;

    fn items(self) -> Blocking<S> {
        Blocking(self)
    }
}

/// A stream as an iterator.
#[derive(Debug)]
pub struct Blocking<S>(S);

impl<T, S> Iterator for Blocking<S>
where
    S: Stream<Item = Result<T, Error>> + Unpin,
{
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match runtime() {
            Ok(runtime) => {
                runtime.block_on(poll_fn(|context| Pin::new(&mut self.0).poll_next(context)))
            }
            Err(error) => Some(Err(error)),
        }
    }
}

/// The runtime of all blocking calls of the program.
fn runtime() -> Result<&'static Runtime, Error> {
    static RUNTIME: OnceLock<Option<Runtime>> = OnceLock::new();
    if Handle::try_current().is_ok() {
        return Err(Error::build("a blocking call within an asynchronous task"));
    }
    let start = || {
        let mut builder = Builder::new_multi_thread();
        builder.worker_threads(1).thread_name("api-client");
        builder.enable_all().build().ok()
    };
    let runtime = RUNTIME.get_or_init(start).as_ref();
    runtime.ok_or_else(|| Error::build("no thread could be started for blocking calls"))
}
