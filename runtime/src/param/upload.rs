//! What is a file that is sent in a form?

use std::fmt;

use super::{InvalidValue, Param, ParamValue};
use crate::ByteSource;

/// A file to send: a name, a media type and the bytes, or a stream of them.
///
/// The name is what the server is told, not a path on this machine. Clones share the bytes.
///
/// ```
/// use runtime::Upload;
///
/// let scan = Upload::new("receipt.pdf", "application/pdf", vec![0x25, 0x50, 0x44, 0x46]);
/// assert_eq!(format!("{scan:?}"), r#"Upload { name: "receipt.pdf", media_type: "application/pdf", bytes: Some(4) }"#);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Upload {
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) source: ByteSource,
}

impl Upload {
    /// A file of this name, media type and content.
    pub fn new(
        name: impl Into<String>,
        media_type: impl Into<String>,
        content: impl Into<ByteSource>,
    ) -> Self {
        Self {
            name: name.into(),
            media_type: media_type.into(),
            source: content.into(),
        }
    }
}

/// The content is not printed, only its length in bytes.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Upload");
        debug
            .field("name", &self.name)
            .field("media_type", &self.media_type);
        debug.field("bytes", &self.source.length()).finish()
    }
}

impl Param for Upload {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        Ok(ParamValue::File(self.clone()))
    }
}
