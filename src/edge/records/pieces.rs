//! Cuts a stream of bytes into the pieces that hold a record each, in the memory of one piece: lines, or JSON objects.

use std::io::{self, BufRead};

/// A record is at most so long, in bytes; what is longer is passed over.
pub(super) const LONGEST: usize = 256 << 20;

/// A piece with the line it begins on, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The line.
    pub(super) line: u64,
    /// Its bytes; `None` where they were too many to keep.
    pub(super) bytes: Option<Vec<u8>>,
}

/// Where a piece ends.
#[derive(Debug, Clone, Copy)]
enum Cut {
    Line,
    Object { depth: usize, text: bool, escaped: bool },
}

/// The pieces of a stream that are not empty.
#[derive(Debug)]
pub(super) struct Pieces<R> {
    from: R,
    cut: Cut,
    line: u64,
    longest: usize,
}

impl<R: BufRead> Pieces<R> {
    /// Its lines.
    pub(super) fn lines(from: R) -> Self {
        Self { from, cut: Cut::Line, line: 1, longest: LONGEST }
    }

    /// Its JSON objects, whatever stands between them: the brackets and commas of an array, or nothing.
    pub(super) fn objects(from: R) -> Self {
        Self { from, cut: Cut::Object { depth: 0, text: false, escaped: false }, line: 1, longest: LONGEST }
    }

    /// The next piece; `None` at the end. After an error, the piece that was begun is lost.
    fn piece(&mut self) -> io::Result<Option<Piece>> {
        let mut piece = Piece { line: self.line, bytes: Some(Vec::new()) };
        loop {
            let chunk = match self.from.fill_buf() {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                chunk => chunk?,
            };
            if chunk.is_empty() {
                let blank = piece.bytes.as_ref().is_some_and(|bytes| is_blank(bytes));
                return Ok((!blank).then_some(piece));
            }
            let (taken, ends) = self.cut.take(chunk);
            let fresh = chunk.get(..taken).unwrap_or_default();
            keep(&mut piece.bytes, fresh, self.longest);
            self.line += memchr::memchr_iter(b'\n', fresh).count() as u64;
            self.from.consume(taken);
            if ends && piece.bytes.as_ref().is_none_or(|bytes| !is_blank(bytes)) {
                return Ok(Some(piece));
            }
            if ends {
                piece = Piece { line: self.line, bytes: Some(Vec::new()) };
            }
        }
    }
}

impl<R: BufRead> Iterator for Pieces<R> {
    type Item = io::Result<Piece>;

    fn next(&mut self) -> Option<Self::Item> {
        self.piece().transpose()
    }
}

impl Cut {
    /// How many bytes belong to the piece, and whether it ends with them.
    fn take(&mut self, chunk: &[u8]) -> (usize, bool) {
        match self {
            Self::Line => match memchr::memchr(b'\n', chunk) {
                Some(at) => (at + 1, true),
                None => (chunk.len(), false),
            },
            // What stands between objects is a piece of its own, nearly always blank.
            Self::Object { depth: 0, .. } if !chunk.starts_with(b"{") => {
                (memchr::memchr(b'{', chunk).unwrap_or(chunk.len()), true)
            }
            Self::Object { depth, text, escaped } => {
                for (at, &byte) in chunk.iter().enumerate() {
                    match byte {
                        _ if *escaped => *escaped = false,
                        b'\\' if *text => *escaped = true,
                        b'"' => *text = !*text,
                        _ if *text => {}
                        b'{' => *depth += 1,
                        b'}' if *depth == 1 => {
                            *depth = 0;
                            return (at + 1, true);
                        }
                        b'}' => *depth = depth.saturating_sub(1),
                        _ => {}
                    }
                }
                (chunk.len(), false)
            }
        }
    }
}

/// Adds bytes to those kept, or drops them all where they become too many.
fn keep(kept: &mut Option<Vec<u8>>, fresh: &[u8], longest: usize) {
    match kept {
        Some(bytes) if bytes.len() + fresh.len() <= longest => bytes.extend_from_slice(fresh),
        _ => *kept = None,
    }
}

/// True of what may stand between records: white space, and the marks of an array.
fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|b| b.is_ascii_whitespace() || matches!(b, b'[' | b']' | b','))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a few bytes at a time, as a slow pipe gives them.
    fn check(cut: Cut, text: &str, expect: &[(u64, &str)]) {
        for capacity in [1, 2, 7, 4096] {
            let from = io::BufReader::with_capacity(capacity, text.as_bytes());
            let pieces = Pieces { from, cut, line: 1, longest: 40 };
            let told = pieces.map(|piece| {
                let piece = piece.unwrap();
                let text = piece.bytes.map_or("too long".into(), |b| String::from_utf8(b).unwrap());
                (piece.line, text.trim().to_owned())
            });
            let expect = expect.iter().map(|(line, text)| (*line, (*text).to_owned())).collect::<Vec<_>>();
            assert_eq!(told.collect::<Vec<_>>(), expect, "{capacity}: {text}");
        }
    }

    #[test]
    fn lines_are_cut_and_empty_ones_passed_over() {
        check(Cut::Line, "", &[]);
        check(Cut::Line, "\n\r\n  \n", &[]);
        check(Cut::Line, "a\r\n\nb", &[(1, "a"), (3, "b")]);
        let long = "x".repeat(41);
        check(Cut::Line, &format!("a\n{long}\n\nb\n"), &[(1, "a"), (2, "too long"), (4, "b")]);
    }

    const OBJECT: Cut = Cut::Object { depth: 0, text: false, escaped: false };

    #[test]
    fn objects_are_cut_wherever_they_stand() {
        let one = "{\"a\": \"}{\\\"\",\n\"b\": {\"c\": [1]}}";
        check(OBJECT, &format!("[{one},\n {one}]\n"), &[(1, one), (3, one)]);
        check(OBJECT, &format!("{one}\n\n{one}{{}}"), &[(1, one), (4, one), (5, "{}")]);
        check(OBJECT, "[\n]\n", &[]);
        check(OBJECT, "[{}, {\"a\": ", &[(1, "{}"), (1, "{\"a\":")]);
    }

    proptest::proptest! {
        #[test]
        fn no_byte_of_a_line_is_lost(bytes: Vec<u8>) {
            let pieces = Pieces::lines(bytes.as_slice()).map(|piece| piece.unwrap().bytes.unwrap());
            let kept = pieces.collect::<Vec<_>>().concat();
            let lines = bytes.split_inclusive(|b| *b == b'\n').filter(|line| !is_blank(line));
            assert_eq!(kept, lines.collect::<Vec<_>>().concat());
        }

        #[test]
        fn any_bytes_are_cut_to_objects(bytes: Vec<u8>) {
            let pieces = Pieces::objects(bytes.as_slice()).map(|piece| piece.unwrap().bytes.unwrap());
            let kept = pieces.flatten().filter(|b| !is_blank(&[*b])).collect::<Vec<_>>();
            let all = bytes.iter().copied().filter(|b| !is_blank(&[*b])).collect::<Vec<_>>();
            assert!(kept.len() <= all.len());
        }
    }
}
