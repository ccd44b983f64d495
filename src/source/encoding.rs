//! From bytes to text: byte-order mark, else strict UTF-8, else GB18030, else nothing. Line ends become `\n`.

use encoding_rs::{Encoding, GB18030};
use std::borrow::Cow;

/// The text of a file; `None` when it is in no encoding that offices here use.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<String> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            encoding.decode_without_bom_handling_and_without_replacement(&bytes[length..])?
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => GB18030.decode_without_bom_handling_and_without_replacement(bytes)?,
        },
    };
    // A NUL is in no text; a spreadsheet or picture with a wrong ending is told as what it is not.
    if text.contains('\0') {
        return None;
    }
    Some(if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.into_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn what_windows_offices_save_is_read() {
        let wanted = Some("名称: 硚口\n".to_owned());
        let utf8 = "名称: 硚口\n";
        let utf16: Vec<u8> =
            [0xFEFF].into_iter().chain(utf8.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for bytes in [
            utf8.as_bytes().to_vec(),
            "\u{feff}名称: 硚口\r\n".as_bytes().to_vec(),
            utf16,
            b"\xc3\xfb\xb3\xc6: \xb3~\xbf\xda\n".to_vec(),
        ] {
            assert_eq!(decode(&bytes), wanted, "{bytes:x?}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"PK\x03\x04\x00\x00"[..], b"\xff\x81", b"a\x00b"] {
            assert_eq!(decode(bytes), None, "{bytes:x?}");
        }
    }
}
