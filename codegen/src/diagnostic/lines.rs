//! Which line of a text does a byte belong to?

/// Bytes between two remembered counts of characters.
const BLOCK: usize = 1024;

/// The start of every line of a text, and a count of characters now and then.
///
/// A line ends with LF, CRLF or a lone CR, as in YAML. The counts are for
/// documents of one long line: without them each column of a minified text of
/// 13 MB would be counted from its beginning.
#[derive(Debug)]
pub(crate) struct LineIndex {
    starts: Vec<u32>,
    /// Characters before each [`BLOCK`] of bytes.
    counts: Vec<u32>,
}

impl LineIndex {
    pub(crate) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        let mut counts = Vec::with_capacity(bytes.len() / BLOCK + 1);
        let mut characters = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if at % BLOCK == 0 {
                counts.push(characters);
            }
            characters += u32::from(begins_character(*byte));
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
            }
        }
        Self { starts, counts }
    }

    /// Line and column of the byte at `offset`, both from 1, the column in characters.
    pub(crate) fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = offset.min(text.len());
        let line = self
            .starts
            .partition_point(|start| *start as usize <= offset);
        let line = line.max(1);
        let start = self.start(text, line);
        let column = self.characters_before(text, offset) - self.characters_before(text, start);
        (line, column + 1)
    }

    /// The byte at a line and column; the end of the text if there is none.
    pub(crate) fn offset(&self, text: &str, line: usize, column: usize) -> usize {
        let start = self.start(text, line);
        let wanted = self.characters_before(text, start) + column.saturating_sub(1);
        let blocks = self
            .counts
            .partition_point(|count| *count as usize <= wanted);
        let block = blocks.saturating_sub(1);
        let from = (block * BLOCK).max(start);
        let mut missing = wanted - self.characters_before(text, from).min(wanted);
        let rest = text.as_bytes().iter().enumerate().skip(from);
        for (at, byte) in rest {
            if begins_character(*byte) {
                if missing == 0 {
                    return at;
                }
                missing -= 1;
            }
        }
        text.len()
    }

    /// The text of a line, counted from 1, without its end.
    pub(crate) fn line<'t>(&self, text: &'t str, line: usize) -> Option<&'t str> {
        let last = line.checked_sub(1)?;
        self.starts.get(last)?;
        let end = self
            .starts
            .get(line)
            .map_or(text.len(), |end| *end as usize);
        let line = text.get(self.start(text, line)..end)?;
        let line = line.strip_suffix('\n').unwrap_or(line);
        Some(line.strip_suffix('\r').unwrap_or(line))
    }

    /// The first byte of a line; a byte order mark is not part of it.
    pub(crate) fn start(&self, text: &str, line: usize) -> usize {
        match line.checked_sub(1) {
            Some(0) if text.starts_with('\u{FEFF}') => '\u{FEFF}'.len_utf8(),
            Some(0) => 0,
            Some(last) => self
                .starts
                .get(last)
                .map_or(text.len(), |start| *start as usize),
            None => 0,
        }
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        let (block, count) = match self.counts.get(block) {
            Some(count) => (block, *count),
            // The very end of a text that fills its last block.
            None => match (self.counts.len().checked_sub(1), self.counts.last()) {
                (Some(block), Some(count)) => (block, *count),
                _ => (0, 0),
            },
        };
        let bytes = text
            .as_bytes()
            .get(block * BLOCK..offset)
            .unwrap_or_default();
        count as usize + bytes.iter().filter(|byte| begins_character(**byte)).count()
    }
}

fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
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

    #[test]
    fn offset_is_the_way_back_even_in_long_lines() {
        let texts = [
            String::new(),
            "é".repeat(512),
            "añ€😀\n".repeat(900),
            "añ€😀".repeat(2000),
        ];
        for text in texts {
            let index = LineIndex::new(&text);
            for (byte, _) in text.char_indices() {
                let (line, column) = index.position(&text, byte);
                assert_eq!(index.offset(&text, line, column), byte);
            }
            assert_eq!(index.offset(&text, usize::MAX, 1), text.len());
            assert_eq!(index.offset(&text, 1, usize::MAX), text.len());
        }
    }
}
