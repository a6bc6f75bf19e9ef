//! Bytes to text. Order of trust: byte-order mark, valid UTF-8, declared charset, guess. The decision is kept.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

use crate::corpus::Reason;

/// How much of a file is looked at to tell what it is.
const LOOK: usize = 64 * 1024;

/// Formats that a text file's name sometimes hides, by their first bytes.
const FORMATS: [(&[u8], &str); 4] =
    [(b"%PDF-", "PDF"), (b"PK\x03\x04", "ZIP/DOCX/ODT"), (b"\xd0\xcf\x11\xe0", "DOC"), (b"{\\rtf", "RTF")];

/// The text, and the encoding it was read as with what that rests on; or why it is no text.
pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, String), Reason> {
    let (text, encoding) = read(bytes)?;
    match () {
        () if text.trim().is_empty() => Err(Reason::because("import-empty", &[])),
        () if is_page(&text) => Err(Reason::because("import-page", &[])),
        // As old Macs ended their lines.
        () if text.contains('\r') && !text.contains('\n') => Ok((text.replace('\r', "\n"), encoding)),
        () => Ok((text, encoding)),
    }
}

/// True of the source of a page: its text stands between marks, and is no longer what was read on the screen.
fn is_page(text: &str) -> bool {
    if !text.trim_start().starts_with('<') {
        return false;
    }
    let head: String = text.trim_start().chars().take(PAGE_HEAD).collect::<String>().to_ascii_lowercase();
    let begins = ["<!doctype html", "<html"].iter().any(|begin| head.starts_with(begin));
    begins || head.starts_with("<?xml") && head.contains("<html")
}

/// How many characters of a text are looked at to tell a page.
const PAGE_HEAD: usize = 400;

/// The head of a stream as UTF-8, where a byte-order mark says that it is something else, without that mark.
pub(super) fn unmarked(head: &[u8]) -> Cow<'_, [u8]> {
    match Encoding::for_bom(head) {
        Some((encoding, mark)) if encoding == UTF_8 => Cow::Borrowed(head.get(mark..).unwrap_or_default()),
        Some((encoding, _)) => match encoding.decode(head).0 {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        },
        None => Cow::Borrowed(head),
    }
}

fn read(bytes: Vec<u8>) -> Result<(String, String), Reason> {
    if let Some((_, format)) = FORMATS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Reason::because("import-document", &[format]));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return sane(read_as(encoding, bytes.get(mark..).unwrap_or_default(), "byte-order mark"));
    }
    if let Some(encoding) = wide(&bytes) {
        return sane(read_as(encoding, &bytes, "guessed from its zero bytes"));
    }
    if is_binary(&bytes) {
        return Err(Reason::because("import-binary", &[]));
    }
    Ok(String::from_utf8(bytes).map_or_else(|e| narrow(e.as_bytes()), |text| (text, "utf-8".to_owned())))
}

/// Bytes that are no valid UTF-8: as declared, as damaged UTF-8, or as guessed.
pub(super) fn narrow(bytes: &[u8]) -> (String, String) {
    if let Some(encoding) = declared(bytes) {
        return read_as(encoding, bytes, "declared");
    }
    if let Some(lost) = damaged_utf8(bytes) {
        return read_as(UTF_8, bytes, &format!("damaged, {lost} replaced"));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    // The detector does not know the encoding of old Macs, in which letters stand where others have none.
    let common = |encoding: &'static Encoding| read_as(encoding, bytes, "").0.matches(COMMON).count();
    let is_mac = guessed.is_single_byte() && common(MACINTOSH) > 2 * common(guessed);
    read_as(if is_mac { MACINTOSH } else { guessed }, bytes, "guessed")
}

/// What French has most of beyond ASCII.
const COMMON: [char; 13] = ['é', 'è', 'à', 'ç', 'ê', 'ù', 'â', 'î', 'ô', 'û', '«', '»', '’'];

/// The text in an encoding, and how that is told.
fn read_as(encoding: &'static Encoding, bytes: &[u8], why: &str) -> (String, String) {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), format!("{} ({why})", encoding.name().to_lowercase()))
}

/// A text that came out of a wide encoding, unless its characters say that it never was one.
fn sane((text, encoding): (String, String)) -> Result<(String, String), Reason> {
    let (mut odd, mut all) = (0usize, 0usize);
    for c in text.chars().take(LOOK) {
        all += 1;
        odd += usize::from(c == '\0' || c == char::REPLACEMENT_CHARACTER);
    }
    if odd * 20 > all { Err(Reason::because("import-binary", &[])) } else { Ok((text, encoding)) }
}

/// UTF-16 without a mark: Latin text in it has a zero in every other byte, nearly always on the same side.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() % 2 == 1 || bytes.len() < 8 {
        return None;
    }
    let (mut even, mut odd, mut pairs) = (0usize, 0usize, 0usize);
    for pair in bytes.chunks_exact(2).take(LOOK) {
        pairs += 1;
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let (few, most) = (pairs / 50, pairs * 7 / 10);
    match (even, odd) {
        _ if even <= few && odd > most => Some(UTF_16LE),
        _ if odd <= few && even > most => Some(UTF_16BE),
        _ => None,
    }
}

/// True where more than one byte in a hundred is a control that no text has.
fn is_binary(bytes: &[u8]) -> bool {
    let look = bytes.get(..LOOK).unwrap_or(bytes);
    let is_odd = |b: &&u8| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127);
    look.iter().filter(is_odd).count() * 100 > look.len()
}

/// The charset that the first lines name (`charset=…`, `coding: …`, `encoding="…"`), if it is one.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..1024).unwrap_or(bytes).to_ascii_lowercase();
    [&b"charset"[..], b"coding"].iter().find_map(|word| {
        let after = head.get(memmem::find(&head, word)? + word.len()..)?;
        let after = after.trim_ascii_start();
        let label = after.strip_prefix(b"=").or_else(|| after.strip_prefix(b":"))?;
        let label = label.trim_ascii_start();
        let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
        let end = label.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:".contains(b)));
        // What is no valid UTF-8 was declared as such in error.
        Encoding::for_label(label.get(..end.unwrap_or(label.len()))?).filter(|e| *e != UTF_8)
    })
}

/// How many places are broken, where the rest is plainly UTF-8: ten whole letters for each broken one.
fn damaged_utf8(bytes: &[u8]) -> Option<usize> {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (whole >= broken * 10).then_some(broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "L’été dernier, à Bamako : « Goïta reçoit un émissaire américain », écrit le journal.";

    fn check(bytes: &[u8], text: &str, encoding: &str) {
        assert_eq!(decode(bytes.to_vec()), Ok((text.to_owned(), encoding.to_owned())));
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn every_encoding_is_read_with_its_reason() {
        check(TEXT.as_bytes(), TEXT, "utf-8");
        check(format!("\u{feff}{TEXT}").as_bytes(), TEXT, "utf-8 (byte-order mark)");
        check(&utf16(&format!("\u{feff}{TEXT}"), u16::to_le_bytes), TEXT, "utf-16le (byte-order mark)");
        check(&utf16(&format!("\u{feff}{TEXT}"), u16::to_be_bytes), TEXT, "utf-16be (byte-order mark)");
        check(&utf16(TEXT, u16::to_le_bytes), TEXT, "utf-16le (guessed from its zero bytes)");
        check(&utf16(TEXT, u16::to_be_bytes), TEXT, "utf-16be (guessed from its zero bytes)");
        let (ansi, ..) = encoding_rs::WINDOWS_1252.encode(TEXT);
        check(&ansi, TEXT, "windows-1252 (guessed)");
        // "Démission du préfet à Ségou", as a Mac wrote it.
        let mac = b"D\x8emission du pr\x8efet \x88 S\x8egou\r\xc7 Oui \xc8";
        check(mac, "Démission du préfet à Ségou\n« Oui »", "macintosh (guessed)");
        let russian = "charset=koi8-r Москва и Бамако";
        let (koi, ..) = encoding_rs::KOI8_R.encode(russian);
        check(&koi, russian, "koi8-r (declared)");
    }

    #[test]
    fn one_broken_byte_does_not_turn_the_text_to_gibberish() {
        let mut bytes = TEXT.repeat(2).into_bytes();
        bytes.insert(0, 0xE9);
        let (text, encoding) = decode(bytes).unwrap();
        assert_eq!(text, format!("\u{fffd}{}", TEXT.repeat(2)));
        assert_eq!(encoding, "utf-8 (damaged, 1 replaced)");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let check = |bytes: &[u8], key: &str| {
            assert!(decode(bytes.to_vec()).unwrap_err().is(key), "{bytes:?}");
        };
        check(b"", "import-empty");
        check(b" \n\t", "import-empty");
        check("\u{feff} ".as_bytes(), "import-empty");
        check(b"\xa0", "import-empty");
        check(b"%PDF-1.7\n", "import-document");
        check(b"\n<!DOCTYPE html>\n<html><body><p>A</p></body></html>", "import-page");
        check(b"<HTML lang=\"fr\">", "import-page");
        check(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", "import-binary");
        check(&(0..=255).collect::<Vec<u8>>(), "import-binary");
        check(b"\xff\xfe\0\0\0\0\0\0\0\0", "import-binary");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_give_a_text_or_a_reason(bytes: Vec<u8>) {
            if let Ok((text, encoding)) = decode(bytes) {
                assert!(!text.trim().is_empty() && !encoding.is_empty());
            }
        }

        #[test]
        fn any_utf_8_is_read_as_it_is(text: String) {
            if let Ok((read, encoding)) = decode(text.clone().into_bytes()) {
                let plain = encoding == "utf-8";
                assert!(!plain || read == text);
            }
        }
    }
}
