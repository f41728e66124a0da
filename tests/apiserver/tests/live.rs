//! crdgen and a real API server say the same. This needs Go, and minutes to build the server the first time: it is done if
//! `CRDGEN_APISERVER=1` is set.

use std::io::Write as _;

use crdgen_apiserver::cluster::Cluster;
use crdgen_apiserver::{answer, differential, recorded};

/// The server, if it is asked for.
fn cluster() -> Option<Cluster> {
    if std::env::var("CRDGEN_APISERVER").is_ok_and(|value| value == "1") {
        return Some(Cluster::start().unwrap_or_else(|error| panic!("{error}")));
    }
    // Past the test harness, which would keep it to itself.
    let _ = writeln!(std::io::stderr(), "skipped: set CRDGEN_APISERVER=1 to ask a real API server (needs Go)");
    None
}

#[test]
fn the_server_says_what_it_said() {
    let Some(cluster) = cluster() else { return };
    let then = recorded::read().unwrap();
    let now = recorded::record(&cluster).unwrap();
    assert_eq!(then.len(), now.len());
    for (then, now) in then.iter().zip(&now) {
        assert_eq!(answer::differences(&then.answer, &now.answer, then.case.base()), [""; 0], "{}", then.name);
    }
}

#[test]
fn crdgen_says_what_the_server_says() {
    let Some(cluster) = cluster() else { return };
    let report = differential::run(&cluster, 1, 300, |_, _| ());
    let asked: usize = report.asked.iter().sum();
    assert!(report.found.is_empty(), "{report}");
    assert!(asked > 3_000 && report.unasked.len() * 50 < asked, "{report}");
}
