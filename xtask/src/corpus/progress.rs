//! How far is the run?
//!
//! A bar on standard error, and only where a person looks at it.

use std::{
    io::{self, IsTerminal as _, Write as _},
    sync::atomic::{AtomicUsize, Ordering},
};

/// Characters of the bar.
const WIDTH: usize = 30;

/// A bar that fills as documents are done.
pub(crate) struct Progress {
    total: usize,
    done: AtomicUsize,
    is_shown: bool,
}

impl Progress {
    /// An empty bar.
    pub(crate) fn new(total: usize) -> Self {
        Self {
            total,
            done: AtomicUsize::new(0),
            is_shown: io::stderr().is_terminal(),
        }
    }

    /// One document is done.
    pub(crate) fn step(&self, path: &str) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if !self.is_shown {
            return;
        }
        let mut stderr = io::stderr().lock();
        let line = bar(done, self.total, path);
        // A bar that cannot be drawn is no reason to stop.
        let _ = write!(stderr, "\r\x1b[K{line}");
        if done == self.total {
            let _ = write!(stderr, "\r\x1b[K");
        }
        let _ = stderr.flush();
    }
}

fn bar(done: usize, total: usize, path: &str) -> String {
    let filled = (WIDTH * done).checked_div(total).unwrap_or(WIDTH);
    let path: String = path.chars().take(40).collect();
    format!("[{:WIDTH$}] {done}/{total} {path}", "#".repeat(filled))
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_fills() {
        assert_eq!(bar(0, 2, "a"), format!("[{}] 0/2 a", " ".repeat(30)));
        assert_eq!(bar(2, 2, "a"), format!("[{}] 2/2 a", "#".repeat(30)));
        assert!(bar(1, 2, "a").starts_with("[############### "));
    }
}
