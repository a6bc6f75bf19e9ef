//! A file of parts, each with its length and checksum: any of them is read by itself, on any core.
//!
//! First a line that says what it is, then the parts, then the table of where they stand, and at the very end where
//! that table stands.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::corpus::Flat;

/// The number is that of the format.
pub(super) const MAGIC: &[u8] = concat!("recoupe cache ", env!("CARGO_PKG_VERSION"), " 11\n").as_bytes();

/// So many values of a list stand in one piece.
const PIECE: usize = 1024;

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
    /// It stays what it is, though another file take its name.
    file: Arc<File>,
    places: Vec<Vec<Place>>,
    /// What was read into, and may be again.
    rooms: Mutex<Vec<Vec<u8>>>,
}

impl Parts {
    /// Those of a file that is whole at its beginning and its end.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let file = Arc::new(File::open(path)?);
        let mut parts = Self { file, places: Vec::new(), rooms: Mutex::default() };
        let magic = Place { length: MAGIC.len() as u64, sum: crc32fast::hash(MAGIC), ..Place::default() };
        parts.look(magic, |_| Ok(()))?;
        let mut end = [0; END];
        let before = parts.file.metadata()?.len().checked_sub(END as u64).ok_or_else(damaged)?;
        parts.file.read_exact_at(&mut end, before)?;
        let table: [&[u8]; 3] = [&end[..8], &end[8..16], &end[16..]];
        let number = |bytes: &[u8]| bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
        let [start, length, sum] = table.map(number);
        if start.checked_add(length) != Some(before) {
            return Err(damaged());
        }
        parts.places = parts.look(Place { start, length, sum: sum as u32, count: 0 }, value)?;
        Ok(parts)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// One of them that is of one piece, if it is undamaged.
    pub(super) fn read<T: DeserializeOwned>(&self, nth: usize) -> io::Result<T> {
        self.look(self.only(nth)?, value)
    }

    /// One of them that is a list, in just the room that it needs.
    pub(super) fn list<T: Flat>(&self, nth: usize) -> io::Result<Vec<T>> {
        let pieces = self.places.get(nth).ok_or_else(damaged)?;
        let mut list = Vec::new();
        list.try_reserve_exact(pieces.iter().map(|piece| piece.count as usize).sum())
            .map_err(|_| damaged())?;
        for &piece in pieces {
            self.look(piece, |mut bytes| {
                while !bytes.is_empty() {
                    list.push(T::take(&mut bytes).ok_or_else(damaged)?);
                }
                Ok(())
            })?;
        }
        Ok(list)
    }

    /// What one of them begins with, if that is undamaged; the bytes behind it stay where they are.
    pub(super) fn head<T: DeserializeOwned>(&self, nth: usize) -> io::Result<(T, Stretch)> {
        let &[head, rest] = self.places.get(nth).ok_or_else(damaged)?.as_slice() else {
            return Err(damaged());
        };
        Ok((self.look(head, value)?, Stretch::new(Arc::clone(&self.file), rest)))
    }

    fn only(&self, nth: usize) -> io::Result<Place> {
        self.places.get(nth).and_then(|pieces| pieces.first()).copied().ok_or_else(damaged)
    }

    /// What is seen in a piece, if it is undamaged.
    fn look<T>(&self, at: Place, see: impl FnOnce(&[u8]) -> io::Result<T>) -> io::Result<T> {
        let room = self.rooms.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut room = room.unwrap_or_default();
        let seen = self.bytes(at, &mut room).and_then(see);
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner).push(room);
        seen
    }

    fn bytes<'r>(&self, at: Place, room: &'r mut Vec<u8>) -> io::Result<&'r [u8]> {
        let length = at.length as usize;
        room.try_reserve_exact(length.saturating_sub(room.len())).map_err(|_| damaged())?;
        room.resize(room.len().max(length), 0);
        let bytes = room.get_mut(..length).unwrap_or_default();
        self.file.read_exact_at(bytes, at.start)?;
        if crc32fast::hash(bytes) == at.sum { Ok(bytes) } else { Err(damaged()) }
    }
}

fn value<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    postcard::from_bytes(bytes).map_err(|_| damaged())
}

/// Bytes of a part that were left where they are. Whether they are undamaged is looked at when some of them are first
/// asked for.
#[derive(Debug)]
pub(super) struct Stretch {
    file: Arc<File>,
    place: Place,
    is_sound: OnceLock<bool>,
}

/// So many bytes are looked at in one go.
const GO: usize = 1 << 16;

impl Stretch {
    fn new(file: Arc<File>, place: Place) -> Self {
        Self { file, place, is_sound: OnceLock::new() }
    }

    /// How many they are.
    pub(super) fn len(&self) -> u64 {
        self.place.length
    }

    /// Some of them, if all are undamaged.
    pub(super) fn read(&self, some: Range<u64>) -> io::Result<Vec<u8>> {
        if !self.is_sound() {
            return Err(damaged());
        }
        let mut bytes = vec![0; (some.end - some.start) as usize];
        self.file.read_exact_at(&mut bytes, self.place.start + some.start)?;
        Ok(bytes)
    }

    /// True where they are undamaged.
    pub(super) fn is_sound(&self) -> bool {
        *self.is_sound.get_or_init(|| self.sum().is_ok_and(|sum| sum == self.place.sum))
    }

    fn sum(&self) -> io::Result<u32> {
        let (mut sum, mut room) = (crc32fast::Hasher::new(), vec![0; GO]);
        let Place { mut start, length, .. } = self.place;
        let end = start + length;
        while start < end {
            let next = (start + GO as u64).min(end);
            let bytes = room.get_mut(..(next - start) as usize).unwrap_or_default();
            self.file.read_exact_at(bytes, start)?;
            sum.update(bytes);
            start = next;
        }
        Ok(sum.finalize())
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
        let place = self.value(value)?;
        self.places.push(vec![place]);
        Ok(())
    }

    /// Adds a part that begins with a value, and the bytes behind it.
    pub(super) fn head<'b>(
        &mut self,
        value: &impl Serialize,
        mut rest: impl Iterator<Item = &'b [u8]>,
    ) -> io::Result<()> {
        let head = self.value(value)?;
        rest.try_for_each(|bytes| self.write_all(bytes))?;
        let rest = self.close();
        self.places.push(vec![head, rest]);
        Ok(())
    }

    fn value(&mut self, value: &impl Serialize) -> io::Result<Place> {
        postcard::to_io(value, &mut *self).map_err(io::Error::other)?;
        Ok(self.close())
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
        let parts = Parts::of(path)?;
        let read = |nth| {
            let (put, listed): (Vec<u32>, _) = (parts.read(nth)?, parts.list(nth + 1)?);
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
