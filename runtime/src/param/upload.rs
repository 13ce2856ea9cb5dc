//! What is a file that is sent in a form?

use std::fmt;

use bytes::Bytes;

use super::{InvalidValue, Param, ParamValue};

/// A file to send: a name, a media type and the bytes.
///
/// The name is what the server is told, not a path on this machine. Clones share the bytes.
///
/// ```
/// use runtime::Upload;
///
/// let scan = Upload::new("receipt.pdf", "application/pdf", vec![0x25, 0x50, 0x44, 0x46]);
/// assert_eq!(format!("{scan:?}"), r#"Upload { name: "receipt.pdf", media_type: "application/pdf", bytes: 4 }"#);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Upload {
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) bytes: Bytes,
}

impl Upload {
    /// A file of this name, media type and content.
    pub fn new(
        name: impl Into<String>,
        media_type: impl Into<String>,
        bytes: impl Into<Bytes>,
    ) -> Self {
        Self {
            name: name.into(),
            media_type: media_type.into(),
            bytes: bytes.into(),
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
        debug.field("bytes", &self.bytes.len()).finish()
    }
}

impl Param for Upload {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        Ok(ParamValue::File(self.clone()))
    }
}
