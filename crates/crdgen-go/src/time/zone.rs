//! `time.LoadLocation`: time zones by the names of the IANA database, which an API server has built in.

use jiff::Timestamp;
use jiff::tz::{self, TimeZone};

use super::Time;
use crate::print::quote;

/// A time zone.
#[derive(Debug, Clone)]
pub struct Zone(Option<TimeZone>);

impl Zone {
    /// The zone of a name; that of the server, which `Local` asks for, is taken to be UTC.
    ///
    /// # Errors
    /// Go's words: `unknown time zone Mars`.
    pub fn load(name: &str) -> Result<Self, String> {
        if matches!(name, "" | "UTC" | "Local") {
            return Ok(Self(None));
        }
        if name.split(['/', '\\']).any(|part| part == "..") || name.starts_with(['/', '\\']) {
            return Err("time: invalid location name".to_owned());
        }
        // Go's names are those of files, in which capitals count.
        let zone = tz::TimeZoneDatabase::bundled().get(name).ok().filter(|zone| zone.iana_name() == Some(name));
        zone.map(|zone| Self(Some(zone))).ok_or_else(|| {
            let is_plain = name.chars().all(|c| c.is_ascii_graphic());
            format!("unknown time zone {}", if is_plain { name.to_owned() } else { quote(name) })
        })
    }

    /// `time` as it is written in this zone. Outside the years -9999 to 9999 that is UTC.
    pub fn show(&self, time: Time) -> Time {
        let offset = self.0.as_ref().and_then(|zone| {
            let at = Timestamp::new(time.unix(), 0).ok()?;
            Some(zone.to_offset(at).seconds())
        });
        time.in_offset(offset.unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones() {
        let check = |name: &str, time: &str, expected: &str| {
            let shown = Zone::load(name).and_then(|zone| Ok(zone.show(Time::parse_rfc3339(time)?).rfc3339_nano()));
            assert_eq!(shown.as_deref(), Ok(expected), "{name} {time}");
        };
        check("America/Los_Angeles", "2023-01-01T05:30:00Z", "2022-12-31T21:30:00-08:00");
        check("America/Los_Angeles", "2043-07-01T05:30:00Z", "2043-06-30T22:30:00-07:00");
        check("Asia/Kathmandu", "2023-01-01T00:00:00+01:00", "2023-01-01T04:45:00+05:45");
        check("", "2023-01-01T00:00:00+01:00", "2022-12-31T23:00:00Z");
        assert_eq!(Zone::load("Mars/Base").err().as_deref(), Some("unknown time zone Mars/Base"));
        assert_eq!(Zone::load("america/los_angeles").err().as_deref(), Some("unknown time zone america/los_angeles"));
        assert_eq!(Zone::load("../x").err().as_deref(), Some("time: invalid location name"));
    }
}
