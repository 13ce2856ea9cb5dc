//! What did a document do that its description does not say?

use std::fmt;

use super::path::Step;
use super::{Path, Quirk};

/// Deviations that are kept at most; more are only counted. One page of a hostile answer could hold millions.
const MAX_KEPT: usize = 200;

/// One place where an answer differs from its document and was still understood.
///
/// It names the place and the kind, never the value: deviations are made to be logged.
///
/// ```
/// use runtime::json::{Deviations, from_slice_reporting};
///
/// let mut deviations = Deviations::new();
/// let _: Vec<bool> = from_slice_reporting(b"[true, 1]", &mut deviations)?;
/// assert_eq!(
///     deviations.iter().next().unwrap().to_string(),
///     "[1]: not as documented; declare the quirk `int-bool`",
/// );
/// # Ok::<(), runtime::json::DecodeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Deviation {
    kind: DeviationKind,
    quirk: Option<Quirk>,
    path: Path,
}

/// What kind of difference a [`Deviation`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DeviationKind {
    /// A member that the document does not mention; it was skipped, or kept where the document asks for it.
    UnknownMember,
    /// A member that occurs twice; the last one won.
    DuplicateMember,
    /// A leniency that no quirk in the document announces; [`Deviation::quirk`] names it.
    UndeclaredQuirk,
}

impl Deviation {
    /// What kind of difference this is.
    #[must_use]
    pub fn kind(&self) -> DeviationKind {
        self.kind
    }

    /// The quirk that a document would have to declare for this to be no deviation.
    #[must_use]
    pub fn quirk(&self) -> Option<Quirk> {
        self.quirk
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// One line: the path, and what to do about it.
impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_root() {
            write!(f, "{}: ", self.path)?;
        }
        match (self.kind, self.quirk) {
            (_, Some(quirk)) => write!(f, "not as documented; declare the quirk `{quirk}`"),
            (DeviationKind::UnknownMember, None) => f.write_str("a member that is not documented"),
            (DeviationKind::DuplicateMember, None) => f.write_str("a member that occurs twice"),
            (DeviationKind::UndeclaredQuirk, None) => f.write_str("not as documented"),
        }
    }
}

/// The deviations of one document, in the order in which they were met.
///
/// The first 200 are kept with their paths, all are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deviations {
    kept: Vec<Deviation>,
    total: usize,
}

impl Deviations {
    /// No deviations.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether nothing deviated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// How many there were, kept or not.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// Those that were kept.
    pub fn iter(&self) -> std::slice::Iter<'_, Deviation> {
        self.kept.iter()
    }

    /// Notes a deviation at the value that is being read; its path grows as the decoder climbs out.
    pub(super) fn note(&mut self, kind: DeviationKind, quirk: Option<Quirk>) {
        self.total = self.total.saturating_add(1);
        if self.kept.len() < MAX_KEPT {
            self.kept.push(Deviation {
                kind,
                quirk,
                path: Path::default(),
            });
        }
    }

    /// Where the next deviation will be noted.
    pub(super) fn mark(&self) -> (usize, usize) {
        (self.kept.len(), self.total)
    }

    /// Forgets what was noted since the mark: the reading it belonged to was not taken.
    pub(super) fn forget_since(&mut self, mark: (usize, usize)) {
        self.kept.truncate(mark.0);
        self.total = mark.1;
    }

    /// Puts one more step in front of the paths noted since `kept` were there.
    pub(super) fn enclose_since(&mut self, kept: usize, step: Step<'_>) {
        for deviation in self.kept.iter_mut().skip(kept) {
            deviation.path.enclose(step);
        }
    }
}

impl<'d> IntoIterator for &'d Deviations {
    type Item = &'d Deviation;
    type IntoIter = std::slice::Iter<'d, Deviation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
