//! Runs of programs: how long, and how much memory at most.

use std::io::Read as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

/// One run of a program, or the median of several.
#[derive(Clone, Copy)]
pub(crate) struct Sample {
    pub(crate) time: Duration,
    /// What all cores together spent, which other work on the machine changes less.
    pub(crate) cpu: Duration,
    /// Bytes. Of a program that starts others: of the largest of all.
    pub(crate) memory: u64,
}

/// Runs a program to its end. What it prints is thrown away.
///
/// # Errors
/// It cannot be started, or fails: then with what it printed as its errors.
pub(crate) fn run(command: &mut Command) -> Result<Sample, String> {
    run_until(command, &[0])
}

/// [`run`], where a program may also end with another of these exit codes, such as that of a linter with findings.
///
/// # Errors
/// It cannot be started, or ends otherwise: then with what it printed as its errors.
pub(crate) fn run_until(command: &mut Command, codes: &[i32]) -> Result<Sample, String> {
    let name = command.get_program().display().to_string();
    let fail = |error: std::io::Error| format!("{name}: {error}");
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().map_err(fail)?;
    let mut errors = Vec::new();
    if let Some(mut stderr) = child.stderr.take() {
        stderr.read_to_end(&mut errors).map_err(fail)?;
    }
    let used = child.wait4().map_err(fail)?;
    let time = start.elapsed();
    if !used.status.code().is_some_and(|code| codes.contains(&code)) {
        return Err(format!("{name}: {}\n{}", used.status, String::from_utf8_lossy(&errors)));
    }
    Ok(Sample { time, cpu: used.rusage.utime + used.rusage.stime, memory: used.rusage.maxrss })
}

/// The medians of several runs, each after `prepare` with its number.
///
/// # Errors
/// `prepare` or a run fails.
pub(crate) fn median(
    runs: usize,
    mut prepare: impl FnMut(usize) -> Result<(), String>,
    command: impl Fn() -> Command,
) -> Result<Sample, String> {
    let mut samples = Vec::new();
    for number in 0..runs {
        prepare(number)?;
        samples.push(run(&mut command())?);
    }
    middle_of(&samples)
}

/// The median of samples.
///
/// # Errors
/// There is none.
pub(crate) fn middle_of(samples: &[Sample]) -> Result<Sample, String> {
    if samples.is_empty() {
        return Err("no runs, so no median".to_owned());
    }
    Ok(Sample {
        time: middle(samples.iter().map(|sample| sample.time)),
        cpu: middle(samples.iter().map(|sample| sample.cpu)),
        memory: middle(samples.iter().map(|sample| sample.memory)),
    })
}

fn middle<T: Ord + Copy>(values: impl Iterator<Item = T>) -> T {
    let mut sorted: Vec<T> = values.collect();
    sorted.sort();
    sorted[sorted.len() / 2]
}
