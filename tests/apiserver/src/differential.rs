//! Random documents, of which crdgen and the server must say the same.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use fastrand::Rng;
use serde_json::Value;

use crate::answer::Answer;
use crate::case::{Asker, Case};
use crate::cluster::Cluster;
use crate::edit::remove;
use crate::shrink::shrink;
use crate::{parallel, random};

/// How many custom resources are asked about for each CRD that is admitted, and how many of their updates.
const OBJECTS: usize = 5;
const UPDATES: usize = 2;

/// What was asked, and what differed.
#[derive(Debug, Default)]
pub struct Report {
    /// How many CRDs, updates of CRDs, custom resources and updates of those there were.
    pub asked: [usize; 4],
    /// How many of those the server admits.
    pub admitted: [usize; 4],
    /// Differences, one of a kind, the kind being a text.
    pub found: BTreeMap<String, Found>,
    /// Cases of which the server could not be asked, with the reason.
    pub unasked: Vec<String>,
}

/// A difference.
#[derive(Debug)]
pub struct Found {
    /// The seed of the CRD from which it came: `differential --seed SEED --count 1` finds it again.
    pub seed: u64,
    /// How many there were of the same kind.
    pub count: usize,
    /// The least case that shows it.
    pub case: Case,
    /// What differs: `<` is what crdgen alone says, `>` what the server alone says.
    pub lines: Vec<String>,
}

/// Makes `count` CRDs and their custom resources, from `seed` on, and asks about all of them. `progress` is told how many
/// CRDs are done and how many kinds of differences are found.
pub fn run(cluster: &Cluster, seed: u64, count: u64, progress: impl Fn(u64, usize) + Sync) -> Report {
    let seeds: Vec<u64> = (0..count).map(|n| seed.wrapping_add(n)).collect();
    let report = Mutex::new(Report::default());
    let done = Mutex::new(0);
    parallel::map(&seeds, |seed| {
        one(cluster, *seed, &report);
        let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
        *done += 1;
        progress(*done, report.lock().unwrap_or_else(PoisonError::into_inner).found.len());
    });
    report.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// All about the CRD of one seed.
fn one(cluster: &Cluster, seed: u64, report: &Mutex<Report>) {
    let rng = &mut Rng::with_seed(seed);
    let right = random::crd(rng);
    let faulty = random::faulty_crd(rng, right.clone());
    let mut asker = Asker::new(cluster);
    let mut ask = |case: Case| match asker.ask(&case) {
        Ok(answer) => {
            compare(cluster, seed, &case, &answer, report);
            answer.code < 300
        }
        Err(error) => {
            report.lock().unwrap_or_else(PoisonError::into_inner).unasked.push(format!("{seed}: {error}"));
            false
        }
    };
    let mut crd = match ask(Case::crd(faulty.clone())) {
        true => faulty,
        false if ask(Case::crd(right.clone())) => right,
        false => return,
    };
    // A server drops them when a CRD is created; crdgen takes an old CRD as it is.
    for dropped in ["/status", "/metadata/deletionTimestamp", "/metadata/deletionGracePeriodSeconds"] {
        remove(&mut crd, dropped);
    }
    for _ in 0..UPDATES {
        let changed = match rng.bool() {
            true => random::faulty_crd(rng, crd.clone()),
            false => {
                let other = random::crd(rng);
                random::faulty_crd(rng, other)
            }
        };
        ask(Case::crd(changed).from_old(crd.clone()));
    }
    // Its webhook would be called.
    if crd.pointer("/spec/conversion/strategy").is_some_and(|strategy| strategy == "Webhook") {
        return;
    }
    for version in served(&crd) {
        for n in 0..OBJECTS {
            let right = random::object(rng, &crd, &version);
            let new = random::faulty_object(rng, right.clone());
            ask(Case::object(crd.clone(), &version, new));
            if n < UPDATES {
                let other = random::object(rng, &crd, &version);
                let from = if rng.bool() { right.clone() } else { other };
                let new = random::faulty_object(rng, from);
                ask(Case::object(crd.clone(), &version, new).from_old(right));
            }
        }
    }
}

fn served(crd: &Value) -> Vec<String> {
    let versions = crd.pointer("/spec/versions").and_then(Value::as_array);
    let served = versions.into_iter().flatten().filter(|version| version["served"] == true);
    served.filter_map(|version| version["name"].as_str().map(str::to_owned)).collect()
}

fn compare(cluster: &Cluster, seed: u64, case: &Case, answer: &Answer, report: &Mutex<Report>) {
    let lines = case.differences(answer);
    let kind = kind(&lines);
    {
        let report = &mut *report.lock().unwrap_or_else(PoisonError::into_inner);
        let which = usize::from(case.crd.is_some()) * 2 + usize::from(case.old.is_some());
        report.asked[which] += 1;
        report.admitted[which] += usize::from(answer.code < 300);
        let Some(kind) = &kind else { return };
        if let Some(found) = report.found.get_mut(kind) {
            found.count += 1;
            return;
        }
        // So that no other thread shrinks one of the same kind.
        report.found.insert(kind.clone(), Found { seed, count: 1, case: case.clone(), lines });
    }
    let Some(kind) = kind else { return };
    let mut asker = Asker::new(cluster);
    let mut differences = |case: &Case| match asker.ask(case) {
        Ok(answer) => case.differences(&answer),
        Err(_) => Vec::new(),
    };
    let least = shrink(case, |case| self::kind(&differences(case)).is_some_and(|least| least == kind));
    let lines = differences(&least);
    if let Some(found) = report.lock().unwrap_or_else(PoisonError::into_inner).found.get_mut(&kind) {
        found.case = least;
        found.lines = lines;
    }
}

/// What the differences are about, if there are any: the server's message if crdgen answers with another code.
fn kind(lines: &[String]) -> Option<String> {
    let starts_with = |start: &str| lines.iter().find(|line| line.starts_with(start));
    let code = starts_with("> code").and_then(|_| starts_with("> message: ").or(starts_with("< message: ")));
    code.or(lines.first()).map(|line| class(line))
}

/// What a difference is about, whatever the names and values: its words without digits and signs.
fn class(line: &str) -> String {
    let is_word = |word: &&str| word.chars().all(|c| c.is_ascii_alphabetic()) || ["<", ">"].contains(word);
    let words: Vec<&str> =
        line.split([' ', ':', ',']).filter(is_word).filter(|word| !word.is_empty()).take(16).collect();
    let code = line.split_once("code: ").map_or("", |(_, code)| code);
    format!("{} {code}", words.join(" "))
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (kind, found) in &self.found {
            let case = serde_json::to_string(&found.case).map_err(|_| fmt::Error)?;
            writeln!(f, "## {kind}\nseed {}, {} of this kind\n{case}", found.seed, found.count)?;
            for line in &found.lines {
                writeln!(f, "    {line}")?;
            }
        }
        for unasked in self.unasked.iter().take(10) {
            writeln!(f, "not asked: {}", unasked.lines().next().unwrap_or_default())?;
        }
        writeln!(
            f,
            "asked (admitted) of CRDs {} ({}), their updates {} ({}), custom resources {} ({}), their updates {} ({}); not asked {}",
            self.asked[0],
            self.admitted[0],
            self.asked[1],
            self.admitted[1],
            self.asked[2],
            self.admitted[2],
            self.asked[3],
            self.admitted[3],
            self.unasked.len(),
        )?;
        let count: usize = self.found.values().map(|found| found.count).sum();
        write!(f, "{count} differences of {} kinds", self.found.len())
    }
}
