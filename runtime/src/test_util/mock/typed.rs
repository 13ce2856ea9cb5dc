//! How does a rule follow from a request and a value?

use bytes::Bytes;
use http::StatusCode;

use super::{Match, MockTransport, Reply};
use crate::error::Cause;
use crate::json::{self, Encode};
use crate::request::build_url;
use crate::{AsCall, Error, ErrorKind};

impl Match {
    /// Requests like this one: of its operation, with its path, and with all that its query has. Headers and bodies do not count.
    ///
    /// # Errors
    ///
    /// As for sending the request, where a parameter cannot be sent.
    pub fn request(request: &impl AsCall) -> Result<Self, Error> {
        let url = build_url(request.as_call().draft());
        let url = url.map_err(|error| error.of(request.operation()))?;
        let matching = Self::from(request.operation()).path(url.path());
        let pairs = url
            .query()
            .into_iter()
            .flat_map(|query| query.split('&'))
            .filter_map(|pair| pair.split_once('='));
        Ok(pairs.fold(matching, |matching, (name, value)| {
            matching.query(name, value)
        }))
    }
}

impl MockTransport {
    /// Answers requests like this one with a value as JSON.
    ///
    /// A value that the operation could not answer with is refused here, and not when the program under test reads it. Under a
    /// success status it has to be read as the request reads its answer; other statuses take any value.
    ///
    /// ```
    /// use runtime::test_util::{MockTransport, sample};
    /// use runtime::{Call, Client, ClientBuilder, Error, ErrorKind};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Error> {
    /// let mock = MockTransport::new();
    /// let client: Client = ClientBuilder::new(&sample::API)
    ///     .credential("bearerAuth", "key")
    ///     .transport(mock.clone())
    ///     .build()?;
    /// let number = |id: i64| {
    ///     let mut call = Call::<i64>::plain(&client, &sample::RETRIEVE_NUMBER);
    ///     call.path("id", &id);
    ///     call
    /// };
    /// mock.answer(&number(3), 200, &7)?.answer(&number(4), 404, &"no such number")?;
    /// let refused = mock.answer(&number(5), 200, &"seven").map_err(|error| error.kind());
    /// assert_eq!(refused.err(), Some(ErrorKind::Decode));
    ///
    /// assert_eq!(*number(3).await?, 7);
    /// assert!(number(4).await.is_err_and(|error| error.is_not_found()));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Where the request cannot be sent, where the value has no form in JSON, and where the operation could not answer with it.
    pub fn answer(
        &self,
        request: &impl AsCall,
        status: u16,
        value: &dyn Encode,
    ) -> Result<&Self, Error> {
        let operation = request.operation();
        let refuse = |kind, cause| Error::new(kind, cause).of(operation);
        let body = json::to_vec(value)
            .map_err(|error| refuse(ErrorKind::Build, Cause::Source(Box::new(error))))?;
        let body = Bytes::from(body);
        let status_code = StatusCode::from_u16(status).unwrap_or_default();
        if (200..300).contains(&status) {
            let read = request.as_call().open().decode;
            read(status_code, body.clone(), None)
                .map_err(|cause| refuse(ErrorKind::Decode, cause))?;
        }
        Ok(self.reply(Match::request(request)?, Reply::json(status, body)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_util::sample;
    use crate::{Call, Client, ClientBuilder};

    #[tokio::test]
    async fn a_rule_of_a_request_is_for_requests_like_it() {
        let mock = MockTransport::new();
        let client: Client = ClientBuilder::new(&sample::API)
            .credential("bearerAuth", "key")
            .transport(mock.clone())
            .build()
            .unwrap();
        let list = |from: Option<i64>| {
            let mut call = Call::<Vec<i64>>::plain(&client, &sample::LIST_NUMBERS);
            if let Some(from) = from {
                call.query("page", &from);
            }
            call
        };
        mock.answer(&list(Some(2)), 200, &vec![2, 3]).unwrap();
        mock.answer(&list(None), 200, &vec![1]).unwrap();
        assert_eq!(*list(Some(2)).await.unwrap(), [2, 3]);
        assert_eq!(
            *list(Some(3)).await.unwrap(),
            [1],
            "the rule without a query fits all"
        );
        assert_eq!(mock.requests().len(), 2);
    }

    #[test]
    fn a_request_that_cannot_be_sent_makes_no_rule() {
        let mock = MockTransport::new();
        let client: Client = ClientBuilder::new(&sample::API)
            .credential("bearerAuth", "key")
            .transport(mock.clone())
            .build()
            .unwrap();
        let call = Call::<i64>::plain(&client, &sample::RETRIEVE_NUMBER);
        let refused = mock.answer(&call, 200, &1).map_err(|error| error.kind());
        assert_eq!(refused.err(), Some(ErrorKind::InvalidParam));
    }
}
