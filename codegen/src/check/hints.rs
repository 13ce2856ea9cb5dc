//! How much work goes into guessing what was meant?

use crate::diagnostic::nearest;

/// Guesses of one run; a document with more slips than this is not a slip.
const GUESSES: u32 = 100;

/// Words that one guess looks at.
const CANDIDATES: usize = 5_000;

/// Guesses what was meant, a bounded number of times.
#[derive(Debug, Default)]
pub(super) struct Hints {
    guesses: u32,
}

impl Hints {
    /// `did you mean …?` with the known word nearest to an unknown one.
    pub(super) fn did_you_mean<'c>(
        &mut self,
        word: &str,
        known: impl IntoIterator<Item = &'c str>,
    ) -> Option<String> {
        self.guesses += 1;
        if self.guesses > GUESSES {
            return None;
        }
        let meant = nearest(word, known.into_iter().take(CANDIDATES))?;
        Some(format!("did you mean `{meant}`?"))
    }
}
