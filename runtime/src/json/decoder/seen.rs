//! Which members of an object were met already?

/// A set of member indices. Kept only while somebody listens for deviations.
#[derive(Default)]
pub(super) struct Seen {
    first: u128,
    others: Vec<usize>,
}

impl Seen {
    /// Whether the member is new.
    pub(super) fn insert(&mut self, index: usize) -> bool {
        let bit = u32::try_from(index)
            .ok()
            .and_then(|index| 1_u128.checked_shl(index));
        match bit {
            Some(bit) => {
                let new = self.first & bit == 0;
                self.first |= bit;
                new
            }
            None if self.others.contains(&index) => false,
            None => {
                self.others.push(index);
                true
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_new_once_however_many_there_are() {
        let mut seen = Seen::default();
        for index in [0, 1, 127, 128, 129, 4_000] {
            assert!(seen.insert(index), "{index}");
            assert!(!seen.insert(index), "{index}");
        }
    }
}
