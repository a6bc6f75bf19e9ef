//! Files of records: JSON Lines, JSON arrays, CSV and TSV. One record is one source, read in the memory of one.

mod fields;
mod json;
mod pieces;
mod record;
mod table;

use std::io::{self, Cursor, Read as _};

use crate::corpus::{Reason, Source};
use crate::words::intern;

use super::decode;
use super::unpack::{Stream, look};
use super::walk::trouble;

use pieces::Pieces;
use record::Met;
use table::Rows;

/// So many lines are looked at to tell lines of JSON from a text.
const FEW: usize = 8;

/// What a stream holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A record a line.
    Lines,
    /// JSON objects, in an array or one after the other.
    Objects,
    /// A header, then a record a row, with this mark between cells.
    Table(u8),
    /// One text.
    Text,
}

/// What a stream holds, by its name where that tells, else by its first bytes. A name of `-` tells nothing.
pub(super) fn kind(name: &str, stream: Stream) -> io::Result<(Kind, Stream)> {
    let (head, stream) = look(stream, |head| memchr::memchr(b'\n', head).is_some_and(|at| at > 1))?;
    let head = decode::unmarked(&head);
    let line = head.trim_ascii_start().split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default();
    let kind = match ending(name).as_str() {
        "jsonl" | "ndjson" => Kind::Lines,
        "json" => Kind::Objects,
        "csv" | "tsv" | "tab" => Kind::Table(table::mark(line)),
        "txt" | "text" | "md" | "markdown" => Kind::Text,
        _ => shown(line, head.trim_ascii_start()),
    };
    Ok((kind, stream))
}

/// What a name ends in, behind the ending that a packer added.
pub(super) fn ending(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let bare = [".gz", ".zst", ".zstd"].iter().find_map(|packed| name.strip_suffix(packed)).unwrap_or(&name);
    bare.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_owned())
}

/// What a first line shows; where it is malformed itself, those below it.
fn shown(line: &[u8], head: &[u8]) -> Kind {
    let bare = line.trim_ascii();
    match bare {
        [b'[', rest @ ..] if rest.trim_ascii_start().is_empty() || opens(rest) => Kind::Objects,
        b"{" => Kind::Objects,
        _ if opens(bare) => Kind::Lines,
        _ if table::is_header(line) => Kind::Table(table::mark(line)),
        _ if head.split(|b| *b == b'\n').take(FEW).any(opens) => Kind::Lines,
        _ => Kind::Text,
    }
}

/// True where a JSON object with a field begins.
fn opens(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""))
}

/// What comes of one record.
#[derive(Debug)]
pub(super) enum Read {
    /// A source, with the date it was given where that could not be read.
    Source(Box<Source>, Option<String>),
    /// The record's name and what is wrong with it.
    Bad(String, Reason),
    /// The stream ended before its end: nothing follows, what came before is whole.
    Cut(Reason),
}

/// The records of a stream, in order.
pub(super) struct Records {
    name: String,
    from: From,
    ended: bool,
    /// The line of the last record, and how many have begun on it.
    last: (u64, usize),
}

enum From {
    Pieces(Pieces<Stream>),
    Rows(Box<Rows>),
}

impl Records {
    /// The records of a stream of a kind that holds some; an error where a table's header will not do.
    pub(super) fn new(name: &str, kind: Kind, stream: Stream) -> Result<Self, Reason> {
        let stream = utf8(stream).map_err(|e| trouble(&e))?;
        let from = match kind {
            Kind::Table(mark) => From::Rows(Box::new(Rows::new(stream, mark, decode::narrow)?)),
            Kind::Objects => From::Pieces(Pieces::objects(stream)),
            Kind::Lines | Kind::Text => From::Pieces(Pieces::lines(stream)),
        };
        Ok(Self { name: name.to_owned(), from, ended: false, last: (0, 0) })
    }

    /// `FILE:LINE`; of a line that holds several, `FILE:LINE#2` and so on.
    fn name(&mut self, line: u64) -> String {
        let count = if self.last.0 == line { self.last.1 + 1 } else { 1 };
        self.last = (line, count);
        if count == 1 { format!("{}:{line}", self.name) } else { format!("{}:{line}#{count}", self.name) }
    }

    fn met(&mut self) -> Option<Result<Met, Reason>> {
        match &mut self.from {
            From::Rows(rows) => rows.next(),
            From::Pieces(pieces) => {
                pieces.next().map(|piece| piece.map(|p| object(p.line, p.bytes)).map_err(|e| trouble(&e)))
            }
        }
    }
}

impl Iterator for Records {
    type Item = Read;

    fn next(&mut self) -> Option<Read> {
        let met = if self.ended { None } else { self.met() };
        let Met { line, record, encoding } = match met? {
            Ok(met) => met,
            Err(why) => {
                self.ended = true;
                return Some(Read::Cut(why));
            }
        };
        let name = self.name(line);
        let encoding = intern(&encoding);
        Some(match record.and_then(|record| record.source(name.clone())) {
            Ok((source, unread)) => Read::Source(Box::new(Source { encoding, ..source }), unread),
            Err(why) => Read::Bad(name, why),
        })
    }
}

/// The record that some bytes hold.
fn object(line: u64, bytes: Option<Vec<u8>>) -> Met {
    let Some(bytes) = bytes else {
        let why = Reason::because("import-record-long", &[]);
        return Met { line, record: Err(why), encoding: String::new() };
    };
    let (text, encoding) = match String::from_utf8(bytes) {
        Ok(text) => (text, "utf-8".to_owned()),
        Err(broken) => decode::narrow(broken.as_bytes()),
    };
    Met { line, record: json::record(text.trim_ascii_end()), encoding }
}

/// A stream without its byte-order mark. UTF-16, in which some spreadsheets write, is decoded whole.
fn utf8(stream: Stream) -> io::Result<Stream> {
    let (head, mut stream) = look(stream, |head| head.len() >= 3)?;
    if head.starts_with(b"\xef\xbb\xbf") {
        io::copy(&mut (&mut stream).take(3), &mut io::sink())?;
    } else if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        return Ok(Box::new(Cursor::new(decode::unmarked(&bytes).into_owned())));
    }
    Ok(stream)
}
