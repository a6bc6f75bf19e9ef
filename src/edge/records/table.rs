//! Tables with a header: CSV, TSV, and the semicolons of French spreadsheets. Each row is a record.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use csv::{ByteRecord, ReaderBuilder};

use crate::corpus::Reason;

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
pub(super) struct Rows<R> {
    reader: csv::Reader<Limited<R>>,
    left: Rc<Cell<usize>>,
    header: Vec<String>,
    row: ByteRecord,
    /// How the cells are decoded where they are no UTF-8.
    decode: fn(&[u8]) -> (String, String),
}

impl<R: BufRead> Rows<R> {
    /// Reads the header; it must name a text.
    pub(super) fn new(from: R, mark: u8, decode: fn(&[u8]) -> (String, String)) -> Result<Self, Reason> {
        let left = Rc::new(Cell::new(LONGEST));
        let from = Limited { from, left: Rc::clone(&left) };
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(from);
        let mut rows = Self { reader, left, header: Vec::new(), row: ByteRecord::new(), decode };
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

impl<R: BufRead> Iterator for Rows<R> {
    type Item = Result<Met, Reason>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left.set(LONGEST);
        match self.reader.read_byte_record(&mut self.row) {
            Ok(false) => None,
            Ok(true) => {
                let line = self.row.position().map_or(0, csv::Position::line);
                let (cells, encoding) = self.cells();
                Some(Ok(Met { line, record: self.record(cells), encoding }))
            }
            Err(e) => Some(Err(trouble(&e))),
        }
    }
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

/// A stream of which one row can take so much and no more: a quote that is never closed asks for all there is.
struct Limited<R> {
    from: R,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        let left = self.left.get().checked_sub(read).ok_or(io::ErrorKind::FileTooLarge)?;
        self.left.set(left);
        Ok(read)
    }
}
