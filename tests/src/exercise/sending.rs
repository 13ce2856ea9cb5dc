//! What becomes of a call, whatever its answer's type is?

use std::fmt;
use std::pin::Pin;

use runtime::{Error, HeaderMap, ResponseFuture};

/// A call on its way, without the type of its answer.
pub struct Sending(Pin<Box<dyn Future<Output = Result<Answered, Error>> + Send>>);

/// What is left of a decoded answer when its value is dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// Where the body departs from the document.
    pub deviations: Vec<String>,
}

impl Sending {
    /// The call behind a response that has not come yet. Nothing is sent before it is awaited.
    pub fn new<T: Send + 'static, M: Send + 'static>(response: ResponseFuture<T, M>) -> Self {
        Self(Box::pin(async {
            let response = response.await?;
            let deviations = response.deviations().iter();
            Ok(Answered {
                headers: response.headers().clone(),
                status: response.status().as_u16(),
                deviations: deviations.map(ToString::to_string).collect(),
            })
        }))
    }

    /// Sends the call and decodes its answer.
    ///
    /// # Errors
    ///
    /// The call's.
    pub async fn answer(self) -> Result<Answered, Error> {
        self.0.await
    }
}

impl fmt::Debug for Sending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sending")
    }
}
