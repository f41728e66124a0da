//! `%YAML` and `%TAG`.

use super::{Result, Scanner};
use crate::chars::{is_blank, is_blank_or_end, is_break_or_end, is_word, line_break};
use crate::token::{Kind, Tag};

impl Scanner<'_> {
    pub(super) fn fetch_directive(&mut self) -> Result<()> {
        self.unroll(-1);
        self.remove_key()?;
        self.key_allowed = false;
        let start = self.at;
        self.at += 1;
        while is_word(self.byte(0)) {
            self.at += 1;
        }
        let name = self.slice(start + 1, self.at);
        if name.is_empty() {
            return self.error("could not find expected directive name");
        }
        if !is_blank_or_end(self.bytes, self.at) {
            return self.error("found unexpected non-alphabetical character");
        }
        let kind = match name {
            "YAML" => {
                self.skip_blanks();
                let major = self.version_number()?;
                if self.byte(0) != b'.' {
                    return self.error("did not find expected digit or '.' character");
                }
                self.at += 1;
                Kind::Version { major, minor: self.version_number()? }
            }
            "TAG" => {
                self.skip_blanks();
                let handle = self.tag_handle(true)?;
                if !is_blank(self.byte(0)) {
                    return self.error("did not find expected whitespace");
                }
                self.skip_blanks();
                let suffix = self.tag_uri("")?;
                if !is_blank_or_end(self.bytes, self.at) {
                    return self.error("did not find expected whitespace or line break");
                }
                Kind::TagDirective(Box::new(Tag { handle, suffix }))
            }
            _ => return self.error("found unknown directive name"),
        };
        let end = self.at;
        self.skip_blanks();
        self.skip_comment();
        if !is_break_or_end(self.bytes, self.at) {
            return self.error("did not find expected comment or line break");
        }
        self.skip_break(line_break(self.bytes, self.at));
        self.push(kind, start, end);
        Ok(())
    }

    /// One digit or two.
    fn version_number(&mut self) -> Result<u8> {
        let start = self.at;
        while self.byte(0).is_ascii_digit() {
            if self.at == start + 2 {
                return self.error("found extremely long version number");
            }
            self.at += 1;
        }
        self.slice(start, self.at).parse().or_else(|_| self.error("did not find expected version number"))
    }
}
