//! How is a download written somewhere, and who is told how far it is?

use tokio::io::{AsyncWrite, AsyncWriteExt};

use super::Download;
use crate::Error;

/// How far a download is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Bytes that were written so far.
    pub bytes: u64,
    /// Bytes there are in all, where that is known.
    pub total: Option<u64>,
}

/// Who is told.
pub(super) type Watcher = Box<dyn FnMut(Progress) + Send>;

impl Download {
    /// Calls `watcher` after each chunk that [`copy_to`](Self::copy_to) has written.
    pub fn on_progress(mut self, watcher: impl FnMut(Progress) + Send + 'static) -> Self {
        self.watcher = Some(Box::new(watcher));
        self
    }

    /// Writes the file, and gives the number of its bytes. One chunk at a time is in memory.
    ///
    /// # Errors
    ///
    /// What cut the download off, or an error of kind [`Other`](crate::ErrorKind::Other) whose source is that of the writer.
    /// What was written until then stays written.
    pub async fn copy_to<W>(mut self, writer: &mut W) -> Result<u64, Error>
    where
        W: AsyncWrite + Unpin + ?Sized,
    {
        let total = self.length();
        let mut bytes = 0_u64;
        while let Some(chunk) = self.chunk().await {
            let chunk = chunk?;
            let written = writer.write_all(&chunk).await;
            written.map_err(|error| self.answer.unwritten(error))?;
            bytes = bytes.saturating_add(chunk.len() as u64);
            if let Some(watcher) = &mut self.watcher {
                watcher(Progress { bytes, total });
            }
        }
        let flushed = writer.flush().await;
        flushed.map_err(|error| self.answer.unwritten(error))?;
        Ok(bytes)
    }
}
