//! Streams as they come: opened, unpacked where they are gzip or zstd, and looked at without taking anything away.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::walk::STDIN;

/// How much is looked at, at most.
const LOOK: usize = 64 * 1024;

const GZIP: &[u8] = b"\x1f\x8b";
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";

/// A stream of bytes.
pub(super) type Stream = Box<dyn BufRead>;

/// A file, or standard input, unpacked.
pub(super) fn open(path: &Path) -> io::Result<Stream> {
    if path.as_os_str() == STDIN {
        return unpacked(Box::new(BufReader::with_capacity(LOOK, io::stdin().lock())));
    }
    unpacked(Box::new(BufReader::with_capacity(LOOK, File::open(path)?)))
}

/// A stream without the packing that its first bytes show.
pub(super) fn unpacked(stream: Stream) -> io::Result<Stream> {
    let (head, stream) = look(stream, |head| head.len() >= ZSTD.len())?;
    if head.starts_with(GZIP) {
        return Ok(Box::new(BufReader::with_capacity(LOOK, MultiGzDecoder::new(stream))));
    }
    if head.starts_with(ZSTD) {
        return Ok(Box::new(BufReader::with_capacity(LOOK, Frames::new(stream))));
    }
    Ok(stream)
}

/// The first bytes, as many as are `enough` or as there are, and the whole stream still before them.
pub(super) fn look(mut stream: Stream, enough: impl Fn(&[u8]) -> bool) -> io::Result<(Vec<u8>, Stream)> {
    let mut head = Vec::new();
    while head.len() < LOOK && !enough(&head) {
        let chunk = match stream.fill_buf() {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            // What was read is worth having; the error will be met again behind it.
            Err(_) if !head.is_empty() => break,
            chunk => chunk?,
        };
        if chunk.is_empty() {
            break;
        }
        head.extend_from_slice(chunk);
        let taken = chunk.len();
        stream.consume(taken);
    }
    Ok((head.clone(), Box::new(Cursor::new(head).chain(stream))))
}

/// The frames of a zstd stream one after the other: packers write several, some of them empty of text.
struct Frames<R> {
    from: R,
    decoder: FrameDecoder,
}

impl<R: BufRead> Frames<R> {
    fn new(from: R) -> Self {
        Self { from, decoder: FrameDecoder::new() }
    }

    /// Begins the next frame; `false` at the end.
    fn begin(&mut self) -> io::Result<bool> {
        if self.from.fill_buf()?.is_empty() {
            return Ok(false);
        }
        match self.decoder.init(&mut self.from) {
            Ok(()) => Ok(true),
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                length, ..
            })) => {
                io::copy(&mut self.from.by_ref().take(u64::from(length)), &mut io::sink())?;
                Ok(true)
            }
            Err(e) => Err(io::Error::other(e)),
        }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.decoder.can_collect() == 0 {
            if !self.decoder.is_finished() {
                let some = BlockDecodingStrategy::UptoBytes(LOOK);
                self.decoder.decode_blocks(&mut self.from, some).map_err(io::Error::other)?;
            } else if !self.begin()? {
                return Ok(0);
            }
        }
        self.decoder.read(buffer)
    }
}
