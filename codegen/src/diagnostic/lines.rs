//! Which line of a text does a byte belong to?

/// The start of every line of a text.
///
/// A line ends with LF, CRLF or a lone CR, as in YAML.
#[derive(Debug)]
pub(crate) struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    pub(crate) fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
            }
        }
        Self { starts }
    }

    /// Line and column of the byte at `offset`, both from 1, the column in characters.
    pub(crate) fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self
            .starts
            .partition_point(|start| *start as usize <= offset)
            .max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default() as usize;
        let before = text.get(start..offset).unwrap_or_default();
        let before = before.strip_prefix('\u{FEFF}').unwrap_or(before);
        (line, before.chars().count() + 1)
    }

    /// The byte at a line and column; the end of the text if there is none.
    pub(crate) fn offset(&self, text: &str, line: usize, column: usize) -> usize {
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line));
        let start = start.map_or(text.len(), |start| *start as usize);
        let rest = text.get(start..).unwrap_or_default();
        let within = rest.char_indices().nth(column.saturating_sub(1));
        within.map_or(text.len(), |(byte, _)| start + byte)
    }

    /// The text of a line, counted from 1, without its end.
    pub(crate) fn line<'t>(&self, text: &'t str, line: usize) -> Option<&'t str> {
        let start = *self.starts.get(line.checked_sub(1)?)? as usize;
        let end = self
            .starts
            .get(line)
            .map_or(text.len(), |end| *end as usize);
        let line = text.get(start..end)?;
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        Some(line.strip_prefix('\u{FEFF}').unwrap_or(line))
    }
}

#[cfg(test)]
mod tests {
    use super::LineIndex;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let text = "\u{FEFF}a\nbé\r\nc\rd";
        let index = LineIndex::new(text);
        let lines: Vec<_> = (1..=5).map(|line| index.line(text, line)).collect();
        assert_eq!(lines, [Some("a"), Some("bé"), Some("c"), Some("d"), None]);
        assert_eq!(index.position(text, text.find('a').unwrap()), (1, 1));
        assert_eq!(index.position(text, text.find('\r').unwrap()), (2, 3));
        assert_eq!(index.position(text, text.len()), (4, 2));
        assert_eq!(index.position(text, usize::MAX), (4, 2));
    }
}
