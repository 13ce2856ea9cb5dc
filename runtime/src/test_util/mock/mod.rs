//! How is an API played without a network?
//!
//! A [`MockTransport`] takes the place of the connection. Rules say which request gets which [`Reply`]; all that stands above
//! the connection, such as retries, time limits and the rate limit, works as it does in earnest.

mod matching;
mod record;
mod reply;
mod typed;

use std::fmt;
use std::sync::{Arc, Mutex};

pub use self::matching::Match;
pub(super) use self::matching::path_fits;
pub use self::record::MockRequest;
pub use self::reply::Reply;
use super::lock;
use crate::transport::{Request, Transport, TransportError, TransportErrorKind, TransportFuture};

/// A transport that answers by rules and keeps what it was asked.
///
/// The first rule that fits a request answers it, as in a `match`: what is particular goes before what is general, and a rule
/// never takes away what one before it says. A test that shares its rules with others sets those of its own first. A request
/// that fits none is never sent: its call fails with an error of kind [`Build`](crate::ErrorKind::Build) that names the
/// operation. Clones are handles of the same mock.
///
/// ```
/// use runtime::test_util::{Match, MockTransport, Reply, sample};
/// use runtime::{Call, Client, ClientBuilder, Error};
///
/// /// What most tests of a program want.
/// fn as_usual(mock: &MockTransport) {
///     mock.reply("listNumbers", Reply::json(200, "[1, 2]"));
///     mock.reply(Match::any(), Reply::new(404));
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// let mock = MockTransport::new();
/// mock.reply("listNumbers", Reply::json(200, "[]")); // what this test wants
/// as_usual(&mock);
/// # let client: Client = ClientBuilder::new(&sample::API)
/// #     .credential("bearerAuth", "key")
/// #     .transport(mock.clone())
/// #     .build()?;
/// let numbers = Call::<Vec<i64>>::plain(&client, &sample::LIST_NUMBERS).await?;
/// assert!(numbers.is_empty());
/// # Ok(())
/// # }
/// ```
///
/// Replies can be told apart by the attempt or be lost on the way, as on a network:
///
/// ```
/// use std::time::Duration;
///
/// use runtime::test_util::{Match, MockTransport, Reply, sample};
/// use runtime::transport::TransportErrorKind;
/// use runtime::{Call, Client, ClientBuilder, Error, ErrorKind};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// let mock = MockTransport::new();
/// // The work is done, and the answer is lost.
/// mock.reply("createNumber", Reply::fails(TransportErrorKind::Lost));
/// mock.reply(Match::any().path("/v1/numbers/{id}"), Reply::json(200, "7").after(Duration::from_millis(5)));
/// mock.reply_with(Match::any(), |request| Reply::json(404, format!("\"{}\"", request.path())));
///
/// let client: Client = ClientBuilder::new(&sample::API)
///     .credential("bearerAuth", "key")
///     .transport(mock.clone())
///     .build()?;
/// let lost = Call::empty(&client, &sample::CREATE_NUMBER).await;
/// assert_eq!(lost.map_err(|error| error.kind()).err(), Some(ErrorKind::OutcomeUnknown));
///
/// let mut one = Call::<i64>::plain(&client, &sample::RETRIEVE_NUMBER);
/// one.path("id", &3);
/// assert_eq!(*one.await?, 7);
/// assert_eq!(mock.requests().len(), 2);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
pub struct MockTransport(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    rules: Vec<Rule>,
    requests: Vec<MockRequest>,
}

struct Rule {
    matching: Match,
    answers: Answers,
}

enum Answers {
    /// One after the other; the last one again and again.
    InOrder {
        replies: Vec<Reply>,
        next: usize,
    },
    Made(Arc<dyn Fn(&MockRequest) -> Reply + Send + Sync>),
}

impl MockTransport {
    /// A mock without rules.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers each request that fits with the same reply.
    pub fn reply(&self, matching: impl Into<Match>, reply: Reply) -> &Self {
        self.replies(matching, [reply])
    }

    /// Answers the requests that fit with these replies, one after the other. The last one repeats; without any, the requests
    /// are never sent.
    pub fn replies(
        &self,
        matching: impl Into<Match>,
        replies: impl IntoIterator<Item = Reply>,
    ) -> &Self {
        let replies = replies.into_iter().collect();
        self.rule(matching.into(), Answers::InOrder { replies, next: 0 })
    }

    /// Answers each request that fits with what `make` makes of it.
    pub fn reply_with(
        &self,
        matching: impl Into<Match>,
        make: impl Fn(&MockRequest) -> Reply + Send + Sync + 'static,
    ) -> &Self {
        self.rule(matching.into(), Answers::Made(Arc::new(make)))
    }

    fn rule(&self, matching: Match, answers: Answers) -> &Self {
        lock(&self.0).rules.push(Rule { matching, answers });
        self
    }

    /// The requests so far, in the order in which they came; also those that no rule fitted.
    pub fn requests(&self) -> Vec<MockRequest> {
        lock(&self.0).requests.clone()
    }

    /// Forgets the requests so far; the rules stay as they are.
    pub fn forget(&self) {
        lock(&self.0).requests.clear();
    }

    /// Keeps a request, and finds its reply.
    fn choose(&self, request: MockRequest) -> Option<Reply> {
        let mut state = lock(&self.0);
        let rule = state
            .rules
            .iter_mut()
            .find(|rule| rule.matching.fits(&request));
        let reply = rule.and_then(|rule| match &mut rule.answers {
            Answers::Made(make) => Some(Chosen::Made(Arc::clone(make))),
            Answers::InOrder { replies, next } => {
                let reply = replies.get(*next).or(replies.last()).cloned();
                *next = next.saturating_add(1);
                reply.map(Chosen::Reply)
            }
        });
        state.requests.push(request.clone());
        // The caller's function may ask the mock, so it runs without the lock.
        drop(state);
        reply.map(|chosen| match chosen {
            Chosen::Reply(reply) => reply,
            Chosen::Made(make) => make(&request),
        })
    }
}

enum Chosen {
    Reply(Reply),
    Made(Arc<dyn Fn(&MockRequest) -> Reply + Send + Sync>),
}

impl Transport for MockTransport {
    fn send(&self, request: Request) -> TransportFuture<'_> {
        Box::pin(async move {
            let request = MockRequest::read(request).await?;
            let operation = request.operation();
            match self.choose(request) {
                Some(reply) => reply.play().await,
                None => Err(TransportError::new(
                    TransportErrorKind::Unsendable,
                    format!("no rule of the mock fits {operation}"),
                )),
            }
        })
    }
}

/// The number of rules and of requests.
impl fmt::Debug for MockTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = lock(&self.0);
        f.debug_struct("MockTransport")
            .field("rules", &state.rules.len())
            .field("requests", &state.requests.len())
            .finish()
    }
}
