//! Anchors, aliases and tags.

use super::{Result, Scanner};
use crate::chars::{is_blank_or_end, is_word};
use crate::token::{Kind, Tag};

impl Scanner<'_> {
    pub(super) fn fetch_anchor(&mut self) -> Result<()> {
        self.save_key()?;
        self.key_allowed = false;
        let start = self.at;
        let alias = self.byte(0) == b'*';
        self.at += 1;
        while is_word(self.byte(0)) {
            self.at += 1;
        }
        let ended = is_blank_or_end(self.bytes, self.at)
            || matches!(self.byte(0), b'?' | b':' | b',' | b']' | b'}' | b'%' | b'@' | b'`');
        if self.at == start + 1 || !ended {
            return self.error("did not find expected alphabetic or numeric character");
        }
        let name = self.slice(start + 1, self.at);
        self.push(if alias { Kind::Alias(name) } else { Kind::Anchor(name) }, start, self.at);
        Ok(())
    }

    /// `!<uri>`, `!suffix`, `!!suffix`, `!handle!suffix` or `!`.
    pub(super) fn fetch_tag(&mut self) -> Result<()> {
        self.save_key()?;
        self.key_allowed = false;
        let start = self.at;
        let mut tag = Tag { handle: String::new(), suffix: String::new() };
        if self.byte(1) == b'<' {
            self.at += 2;
            tag.suffix = self.tag_uri("")?;
            if self.byte(0) != b'>' {
                return self.error("did not find the expected '>'");
            }
            self.at += 1;
        } else {
            tag.handle = self.tag_handle(false)?;
            if tag.handle.len() > 1 && tag.handle.ends_with('!') {
                tag.suffix = self.tag_uri("")?;
            } else {
                tag.suffix = self.tag_uri(&tag.handle)?;
                tag.handle = "!".to_owned();
                if tag.suffix.is_empty() {
                    std::mem::swap(&mut tag.handle, &mut tag.suffix);
                }
            }
        }
        if !is_blank_or_end(self.bytes, self.at) {
            return self.error("did not find expected whitespace or line break");
        }
        self.push(Kind::Tag(Box::new(tag)), start, self.at);
        Ok(())
    }

    /// `!`, `!!` or `!name!`; outside of a directive also the start of `!suffix`.
    pub(super) fn tag_handle(&mut self, directive: bool) -> Result<String> {
        let start = self.at;
        if self.byte(0) != b'!' {
            return self.error("did not find expected '!'");
        }
        self.at += 1;
        while is_word(self.byte(0)) {
            self.at += 1;
        }
        if self.byte(0) == b'!' {
            self.at += 1;
        } else if directive && self.at > start + 1 {
            return self.error("did not find expected '!'");
        }
        Ok(self.slice(start, self.at).to_owned())
    }

    /// The rest of a tag of which `head` was read; its `!` does not belong to it.
    pub(super) fn tag_uri(&mut self, head: &str) -> Result<String> {
        let mut uri = head.strip_prefix('!').unwrap_or(head).as_bytes().to_vec();
        let start = self.at;
        loop {
            match self.byte(0) {
                b'%' => self.uri_escape(&mut uri)?,
                b if is_word(b) || b";/?:@&=+$,.!~*'()[]".contains(&b) => {
                    uri.push(b);
                    self.at += 1;
                }
                _ => break,
            }
        }
        if head.is_empty() && self.at == start {
            return self.error("did not find expected tag URI");
        }
        Ok(String::from_utf8_lossy(&uri).into_owned())
    }

    /// A character written as `%C3%A9`.
    fn uri_escape(&mut self, uri: &mut Vec<u8>) -> Result<()> {
        let mut left = None;
        while left != Some(0) {
            let digit = |ahead| char::from(self.byte(ahead)).to_digit(16);
            let (b'%', Some(high), Some(low)) = (self.byte(0), digit(1), digit(2)) else {
                return self.error("did not find URI escaped octet");
            };
            let octet = (high << 4 | low) as u8;
            left = Some(match left {
                Some(left) if octet & 0xC0 == 0x80 => left - 1,
                Some(_) => return self.error("found an incorrect trailing UTF-8 octet"),
                None => match octet.leading_ones() {
                    0 => 0,
                    width @ 2..=4 => width - 1,
                    _ => return self.error("found an incorrect leading UTF-8 octet"),
                },
            });
            uri.push(octet);
            self.at += 3;
        }
        Ok(())
    }
}
