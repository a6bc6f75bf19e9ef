//! A file of parts, each with its length and checksum: any of them is read by itself, on any core.
//!
//! First a line that says what it is, then the parts, then the table of where they stand, and at the very end where
//! that table stands.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::corpus::Flat;

/// The number is that of the format.
pub(super) const MAGIC: &[u8] = concat!("recoupe cache ", env!("CARGO_PKG_VERSION"), " 4\n").as_bytes();

/// So many values of a list stand in one piece.
const PIECE: usize = 8192;

/// How long the end is: where the table stands, its length and its checksum.
const END: usize = 20;

/// Where a part stands.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Place {
    start: u64,
    length: u64,
    sum: u32,
    /// How many values there are, in a list.
    count: u32,
}

/// The parts of a file: where the pieces of each stand.
#[derive(Debug)]
pub(super) struct Parts {
    places: Vec<Vec<Place>>,
}

impl Parts {
    /// Those of a file that is whole at its beginning and its end.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let mut reader = Reader::new(path)?;
        let magic = Place { length: MAGIC.len() as u64, sum: crc32fast::hash(MAGIC), ..Place::default() };
        reader.bytes(magic)?;
        let mut end = [0; END];
        reader.file.seek(SeekFrom::End(-(END as i64)))?;
        reader.file.read_exact(&mut end)?;
        let table: [&[u8]; 3] = [&end[..8], &end[8..16], &end[16..]];
        let number = |bytes: &[u8]| bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
        let [start, length, sum] = table.map(number);
        Ok(Self { places: reader.read(Place { start, length, sum: sum as u32, count: 0 })? })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// One of them that is of one piece, if it is undamaged.
    pub(super) fn read<'r, T: Deserialize<'r>>(&self, nth: usize, reader: &'r mut Reader) -> io::Result<T> {
        reader.read(self.places.get(nth).and_then(|pieces| pieces.first()).copied().ok_or_else(damaged)?)
    }

    /// One of them that is a list, in just the room that it needs.
    pub(super) fn list<T: Flat>(&self, nth: usize, reader: &mut Reader) -> io::Result<Vec<T>> {
        let pieces = self.places.get(nth).ok_or_else(damaged)?;
        let mut list = Vec::new();
        list.try_reserve_exact(pieces.iter().map(|piece| piece.count as usize).sum())
            .map_err(|_| damaged())?;
        for &piece in pieces {
            let mut bytes = reader.bytes(piece)?;
            while !bytes.is_empty() {
                list.push(T::take(&mut bytes).ok_or_else(damaged)?);
            }
        }
        Ok(list)
    }
}

/// Reads parts, one after another in the same room.
#[derive(Debug)]
pub(super) struct Reader {
    file: File,
    bytes: Vec<u8>,
}

impl Reader {
    /// Of the parts of a file.
    pub(super) fn new(path: &Path) -> io::Result<Self> {
        Ok(Self { file: File::open(path)?, bytes: Vec::new() })
    }

    fn read<'r, T: Deserialize<'r>>(&'r mut self, place: Place) -> io::Result<T> {
        postcard::from_bytes(self.bytes(place)?).map_err(|_| damaged())
    }

    fn bytes(&mut self, place: Place) -> io::Result<&[u8]> {
        let Self { file, bytes } = self;
        bytes.clear();
        file.seek(SeekFrom::Start(place.start))?;
        file.take(place.length).read_to_end(bytes)?;
        let whole = bytes.len() as u64 == place.length && crc32fast::hash(bytes) == place.sum;
        if whole { Ok(bytes) } else { Err(damaged()) }
    }
}

pub(super) fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "damaged")
}

/// Writes parts as they are made: some are as long as the dossier.
#[derive(Debug)]
pub(super) struct Writer {
    out: BufWriter<File>,
    places: Vec<Vec<Place>>,
    /// The piece being written.
    now: Place,
    sum: crc32fast::Hasher,
}

impl Writer {
    /// Into an empty file.
    pub(super) fn new(file: File) -> io::Result<Self> {
        let out = BufWriter::with_capacity(1 << 16, file);
        let mut writer =
            Self { out, places: Vec::new(), now: Place::default(), sum: crc32fast::Hasher::new() };
        writer.write_all(MAGIC)?;
        writer.close();
        Ok(writer)
    }

    /// Adds a part.
    pub(super) fn put(&mut self, value: &impl Serialize) -> io::Result<()> {
        postcard::to_io(value, &mut *self).map_err(io::Error::other)?;
        let place = self.close();
        self.places.push(vec![place]);
        Ok(())
    }

    /// Adds a list, in pieces that are read back through little room.
    pub(super) fn list<T: Flat>(&mut self, list: &[T]) -> io::Result<()> {
        let (mut bytes, mut places) = (Vec::new(), Vec::new());
        for piece in list.chunks(PIECE) {
            bytes.clear();
            for value in piece {
                value.put(&mut bytes);
            }
            self.write_all(&bytes)?;
            places.push(Place { count: piece.len() as u32, ..self.close() });
        }
        self.places.push(places);
        Ok(())
    }

    /// Adds a list of one value, by its bytes.
    pub(super) fn one(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)?;
        let place = Place { count: 1, ..self.close() };
        self.places.push(vec![place]);
        Ok(())
    }

    /// Ends the file.
    pub(super) fn end(mut self) -> io::Result<()> {
        let places = std::mem::take(&mut self.places);
        self.put(&places)?;
        let Some(Place { start, length, sum, .. }) = self.places.pop().unwrap_or_default().pop() else {
            return Ok(());
        };
        self.write_all(&start.to_le_bytes())?;
        self.write_all(&length.to_le_bytes())?;
        self.write_all(&sum.to_le_bytes())?;
        self.flush()
    }

    /// Where the part stands that ends here.
    fn close(&mut self) -> Place {
        let sum = std::mem::take(&mut self.sum).finalize();
        let next = Place { start: self.now.start + self.now.length, ..Place::default() };
        Place { sum, ..std::mem::replace(&mut self.now, next) }
    }
}

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.now.length += written as u64;
        self.sum.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(parts: &[Vec<u32>]) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut writer = Writer::new(file.reopen().unwrap()).unwrap();
        for part in parts {
            writer.put(part).unwrap();
            writer.list(part).unwrap();
        }
        writer.end().unwrap();
        file
    }

    fn read(path: &Path) -> io::Result<Vec<Vec<u32>>> {
        let (parts, mut reader) = (Parts::of(path)?, Reader::new(path)?);
        let read = |nth| {
            let (put, listed): (Vec<u32>, _) =
                (parts.read(nth, &mut reader)?, parts.list(nth + 1, &mut reader)?);
            assert_eq!((&put, put.len()), (&listed, listed.capacity()));
            Ok(put)
        };
        (0..parts.len()).step_by(2).map(read).collect()
    }

    /// Wherever a byte is other than it was, or the end is missing, something is not read.
    #[test]
    fn damage_is_found_wherever_it_is() {
        let parts = [vec![7; 90], Vec::new(), (0..40).collect()];
        let file = written(&parts);
        assert_eq!(read(file.path()).unwrap(), parts);
        let bytes = std::fs::read(file.path()).unwrap();
        for at in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[at] ^= 1;
            std::fs::write(file.path(), &bad).unwrap();
            assert!(read(file.path()).is_err(), "byte {at}");
            std::fs::write(file.path(), &bytes[..at]).unwrap();
            assert!(read(file.path()).is_err(), "cut at {at}");
        }
    }
}
