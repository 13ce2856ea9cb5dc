//! How is a conversation with a real API kept, so that a test can have it again without the API and without its secrets?

mod interaction;
mod play;
mod print;
mod scrub;

use std::error::Error as StdError;
use std::fmt;
use std::path::Path;
use std::str::FromStr;

use self::interaction::Interaction;
pub use self::play::{Recorder, Replayer};
use crate::json::{Decode, DecodeError, Decoder, Slots, from_slice};
use crate::transport::Transport;

/// The version of the file format.
const VERSION: i64 = 1;

/// Requests and their answers, as a file of JSON that can be read and reviewed.
///
/// [`Cassette::recorder`] puts itself between a client and its transport; [`Cassette::replayer`] takes the transport's place.
///
/// | part | kept |
/// |---|---|
/// | headers of a request | none |
/// | path, query and bodies | with each secret of the request replaced, plain, percent-encoded or escaped; see [`Recorder::hide`] for others |
/// | pairs of the query that are no parameter of the operation | without their value |
/// | members of a JSON body with names such as `password` or `api_key` | without their value, if it is text |
/// | headers of an answer | type, dates, request ids, and what speaks of rates and retries |
///
/// ```
/// use runtime::test_util::{Cassette, MockTransport, Reply, sample};
/// use runtime::{Call, Client, ClientBuilder};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let client = |key: &str| ClientBuilder::<Client>::new(&sample::API).credential("bearerAuth", key);
/// // In earnest this is `HttpTransport::from(reqwest::Client::new())`.
/// let api = MockTransport::new();
/// api.reply("listNumbers", Reply::json(200, "[1, 2]").header("set-cookie", "session=1"));
///
/// let recorder = Cassette::recorder(api);
/// let recording = client("sk_live_1234").transport(recorder.clone()).build()?;
/// Call::<Vec<i64>>::plain(&recording, &sample::LIST_NUMBERS).await?;
/// let text = recorder.cassette().to_json();
/// assert!(!text.contains("sk_live") && !text.contains("session"), "{text}");
///
/// let cassette: Cassette = text.parse()?;
/// let replaying = client("another").transport(cassette.replayer()).build()?;
/// assert_eq!(*Call::<Vec<i64>>::plain(&replaying, &sample::LIST_NUMBERS).await?, [1, 2]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Cassette {
    interactions: Vec<Interaction>,
}

impl Cassette {
    /// A transport that sends through another one, and keeps what it sees.
    pub fn recorder(transport: impl Transport) -> Recorder {
        Recorder::new(transport)
    }

    /// A transport that answers from the cassette. Each answer is given once, to the request that asks the same.
    pub fn replayer(self) -> Replayer {
        Replayer::new(self)
    }

    /// How many requests there are.
    pub fn len(&self) -> usize {
        self.interactions.len()
    }

    /// Whether there is no request.
    pub fn is_empty(&self) -> bool {
        self.interactions.is_empty()
    }

    /// The text of the file.
    pub fn to_json(&self) -> String {
        print::print(self)
    }

    /// Writes the file, in place of what is there.
    ///
    /// # Errors
    ///
    /// The file system's.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), CassetteError> {
        std::fs::write(path, self.to_json()).map_err(|error| CassetteError(error.into()))
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// The file system's, or where the file is no cassette of this version.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, CassetteError> {
        let text = std::fs::read_to_string(path).map_err(|error| CassetteError(error.into()))?;
        text.parse()
    }
}

/// The inverse of [`Cassette::to_json`].
impl FromStr for Cassette {
    type Err = CassetteError;

    fn from_str(text: &str) -> Result<Self, CassetteError> {
        let file: File =
            from_slice(text.as_bytes()).map_err(|error| CassetteError(error.into()))?;
        if file.version == VERSION {
            Ok(Self {
                interactions: file.interactions,
            })
        } else {
            let version = file.version;
            Err(CassetteError(
                format!("the cassette has version {version}, not {VERSION}").into(),
            ))
        }
    }
}

/// The number of requests.
impl fmt::Debug for Cassette {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cassette({} interactions)", self.len())
    }
}

/// A file that is no cassette, or that cannot be read or written.
#[derive(Debug)]
pub struct CassetteError(Box<dyn StdError + Send + Sync>);

impl fmt::Display for CassetteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cassette: {}", self.0)
    }
}

impl StdError for CassetteError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}

struct File {
    version: i64,
    interactions: Vec<Interaction>,
}

#[derive(Default)]
struct FileSlots {
    version: Option<i64>,
    interactions: Option<Vec<Interaction>>,
}

impl Slots for FileSlots {
    const MEMBERS: &'static [&'static str] = &["version", "interactions"];

    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match index {
            0 => json.slot(&mut self.version),
            _ => json.slot(&mut self.interactions),
        }
    }
}

impl Decode for File {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let slots: FileSlots = json.object()?;
        Ok(Self {
            version: json.required(slots.version, "version")?,
            interactions: json.required(slots.interactions, "interactions")?,
        })
    }
}
