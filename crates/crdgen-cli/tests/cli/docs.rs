//! What the program says of itself.

use crate::sandbox::command;

fn stdout(args: &[&str]) -> String {
    let output = command().args(args).assert().success();
    String::from_utf8(output.get_output().stdout.clone()).expect("text")
}

#[test]
fn completions_know_the_options() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = stdout(&["completions", shell]);
        assert!(script.contains("generate") && script.contains("all-features"), "{shell}: {script}");
    }
}

#[test]
fn manual_pages() {
    let all = stdout(&["man"]);
    assert!(all.contains(".TH crdgen 1") && all.contains("crdgen\\-generate(1)"), "{all}");
    let generate = stdout(&["man", "generate"]);
    assert!(generate.contains(".TH crdgen-generate 1") && generate.contains("\\-\\-prune"), "{generate}");
}

#[test]
fn help_tells_the_exit_codes() {
    assert!(stdout(&["--help"]).contains("Exit codes: 0 all is well, 1 there are findings, 2 could not run"));
}
