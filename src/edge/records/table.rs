//! Tables with a header: CSV, TSV, and the semicolons of French spreadsheets. Each row is a record.

use std::io::{self, Cursor, Read};

use csv::{ByteRecord, ReaderBuilder};

use crate::corpus::Reason;

use super::Stream;
use super::fields::{Field, field, text_names};
use super::pieces::LONGEST;
use super::record::{Met, Record};

/// Stands between cells that are decoded together. No text has it: it divides units in terminals of old.
const DIVIDE: char = '\u{1f}';

/// So many names of a header are told where it has no text.
const NAMED: usize = 20;

/// The mark between cells, by the line that the header is: the one that stands there most often.
pub(super) fn mark(header: &[u8]) -> u8 {
    let count = |mark: u8| memchr::memchr_iter(mark, header).count();
    // Of equals the last is taken: a header with none of them is one column, whatever the mark.
    [b';', b'\t', b','].into_iter().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}

/// True where a line is a header with a text among its columns, and one more field that is known.
pub(super) fn is_header(line: &[u8]) -> bool {
    let mut rows = ReaderBuilder::new().has_headers(false).delimiter(mark(line)).from_reader(line);
    let mut header = ByteRecord::new();
    rows.read_byte_record(&mut header).is_ok_and(|some| some)
        && header.iter().any(|name| known(name) == Some(Field::Text))
        && header.iter().filter(|name| known(name).is_some()).count() > 1
}

fn known(name: &[u8]) -> Option<Field> {
    field(&String::from_utf8_lossy(name)).map(|(field, _)| field)
}

/// The rows of a table.
pub(super) struct Rows {
    reader: csv::Reader<Kept>,
    mark: u8,
    header: Vec<String>,
    row: ByteRecord,
    /// How the cells are decoded where they are no UTF-8.
    decode: fn(&[u8]) -> (String, String),
}

impl Rows {
    /// Reads the header; it must name a text.
    pub(super) fn new(from: Stream, mark: u8, decode: fn(&[u8]) -> (String, String)) -> Result<Self, Reason> {
        let (header, row) = (Vec::new(), ByteRecord::new());
        let mut rows = Self { reader: reader(Kept::new(from), mark), mark, header, row, decode };
        rows.reader.read_byte_record(&mut rows.row).map_err(|e| trouble(&e))?;
        rows.header = rows.cells().0;
        if rows.header.iter().any(|name| known(name.as_bytes()) == Some(Field::Text)) {
            return Ok(rows);
        }
        let met =
            rows.header.iter().take(NAMED).map(|n| n.chars().take(40).collect()).collect::<Vec<String>>();
        Err(Reason::because("import-header", &[&met.join(", "), &text_names()]))
    }

    /// The cells as text. They are decoded together, since one cell alone is too little to guess from.
    fn cells(&self) -> (Vec<String>, String) {
        let cell = |bytes: &[u8]| std::str::from_utf8(bytes).map(str::to_owned);
        if let Ok(cells) = self.row.iter().map(cell).collect() {
            return (cells, "utf-8".to_owned());
        }
        let joined = self.row.iter().collect::<Vec<_>>().join(&(DIVIDE as u8));
        let (text, encoding) = (self.decode)(&joined);
        (text.split(DIVIDE).map(str::to_owned).collect(), encoding)
    }

    fn record(&self, cells: Vec<String>) -> Result<Record, Reason> {
        let more = cells.iter().skip(self.header.len()).any(|cell| !cell.is_empty());
        if more || cells.len() < self.header.len() {
            let [has, header] = [cells.len(), self.header.len()].map(|n| n.to_string());
            return Err(Reason::because("import-cells", &[&has, &header]));
        }
        let mut record = Record::default();
        for (name, value) in self.header.iter().zip(cells) {
            if record.wants(name) {
                record.set(name, value);
            }
        }
        Ok(record)
    }
}

impl Iterator for Rows {
    type Item = Result<Met, Reason>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.reader.position().byte();
        self.reader.get_mut().forget(start);
        match self.reader.read_byte_record(&mut self.row) {
            Ok(false) => None,
            Ok(true) => Some(Ok(self.met())),
            Err(e) => Some(Err(trouble(&e))),
        }
    }
}

impl Rows {
    /// The row just read. One that runs over several lines because of a quote that does not end its cell is only its
    /// first line; those below are read as rows of their own.
    fn met(&mut self) -> Met {
        let end = self.reader.position().byte();
        let from = self.reader.get_mut();
        let (line, row) = from.row(end);
        let first = memchr::memchr(b'\n', row.trim_ascii_end());
        if let Some(first) = first.filter(|_| has_stray_quote(row, self.mark)) {
            let from = std::mem::replace(from, Kept::new(Box::new(io::empty())));
            self.reader = reader(from.again_below(line, first + 1), self.mark);
            let record = Err(Reason::because("import-quote", &[]));
            return Met { line, record, encoding: String::new() };
        }
        let (cells, encoding) = self.cells();
        Met { line, record: self.record(cells), encoding }
    }
}

/// True where a quote that begins a cell is not closed, or closed in the midst of it.
fn has_stray_quote(row: &[u8], mark: u8) -> bool {
    let (mut open, mut closed, mut begins) = (false, false, true);
    for &byte in row {
        let ends = byte == mark || matches!(byte, b'\n' | b'\r');
        match byte {
            // Behind a quote that closes, another opens again: together they are one of the text.
            b'"' if open || closed || begins => (open, closed, begins) = (!open, open, false),
            _ if open => {}
            _ if closed && !ends => return true,
            _ => (closed, begins) = (false, ends),
        }
    }
    open
}

fn reader(from: Kept, mark: u8) -> csv::Reader<Kept> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(from)
}

/// What the table's reader says.
fn trouble(error: &csv::Error) -> Reason {
    match error.kind() {
        csv::ErrorKind::Io(e) if e.kind() == io::ErrorKind::FileTooLarge => {
            Reason::because("import-record-long", &[])
        }
        csv::ErrorKind::Io(e) => crate::edge::walk::trouble(e),
        _ => Reason::because("import-io", &[&error.to_string()]),
    }
}

/// A stream that keeps the bytes of the row being read, to read them otherwise. One row can take so much and no more: a
/// quote that is never closed asks for all there is.
struct Kept {
    /// What is read again, the last first.
    again: Vec<Cursor<Vec<u8>>>,
    from: Stream,
    /// All that was read from the beginning of the row on.
    bytes: Vec<u8>,
    /// Where the reader takes that beginning to be, and how many lines stand before it.
    start: u64,
    above: u64,
}

impl Kept {
    fn new(from: Stream) -> Self {
        Self { again: Vec::new(), from, bytes: Vec::new(), start: 0, above: 0 }
    }

    /// Lets go of what stands before a place.
    fn forget(&mut self, before: u64) {
        let gone = self.bytes.drain(..usize::try_from(before - self.start).unwrap_or(0));
        self.above += memchr::memchr_iter(b'\n', gone.as_slice()).count() as u64;
        drop(gone);
        self.start = before;
    }

    /// The row that ends at a place, and the line it begins on.
    fn row(&self, end: u64) -> (u64, &[u8]) {
        let row = self.bytes.get(..usize::try_from(end - self.start).unwrap_or(0)).unwrap_or(&self.bytes);
        let begun = row.trim_ascii_start();
        let blank = memchr::memchr_iter(b'\n', &row[..row.len() - begun.len()]).count() as u64;
        (self.above + blank + 1, begun)
    }

    /// The same stream from so many bytes behind the beginning of the row on, which is on this line.
    fn again_below(mut self, line: u64, first: usize) -> Self {
        let blank = self.bytes.len() - self.bytes.trim_ascii_start().len();
        let below = self.bytes.split_off(blank + first);
        self.again.push(Cursor::new(below));
        Self { bytes: Vec::new(), start: 0, above: line, ..self }
    }
}

impl Read for Kept {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = loop {
            let Some(again) = self.again.last_mut() else { break self.from.read(buffer)? };
            match again.read(buffer)? {
                0 => drop(self.again.pop()),
                read => break read,
            }
        };
        if self.bytes.len() + read > LONGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(&buffer[..read]);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_ends_the_cell_that_it_begins() {
        for (row, expect) in [
            ("a,b", false),
            ("a,\"b", true),
            ("a,\"b\"", false),
            ("a,\"b\"\"", true),
            ("a,\"b\"\"\"", false),
            ("a,\"b\"\"c\"", false),
            ("a,\"\"", false),
            ("a,b \"c", false),
            ("a,\"b\" c", true),
            ("\"a\",\"b\nc\"\r\n", false),
        ] {
            assert_eq!(has_stray_quote(row.as_bytes(), b','), expect, "{row}");
        }
    }
}
