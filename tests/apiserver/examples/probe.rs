#![allow(clippy::print_stdout, missing_docs)]
use crdgen_apiserver::{
    case::{self, Case},
    cluster::Cluster,
    random,
};
use fastrand::Rng;
fn main() {
    let cluster = Cluster::start().unwrap();
    let n: u64 = std::env::args().nth(1).unwrap().parse().unwrap();
    let cases: Vec<Case> = (0..n).map(|s| Case::crd(random::crd(&mut Rng::with_seed(s)))).collect();
    let answers = case::ask_server(&cases, &cluster);
    let mut good = Vec::new();
    for (case, answer) in cases.iter().zip(&answers) {
        let a = answer.as_ref().unwrap();
        println!("CRD {} {}", a.code, a.message.chars().take(150).collect::<String>());
        for c in &a.causes {
            println!("   {} {}", c.field, c.message.chars().take(150).collect::<String>());
        }
        if a.code < 300 {
            good.push(case.new.clone());
        }
    }
    let mut cases = Vec::new();
    for (n, crd) in good.iter().enumerate() {
        let rng = &mut Rng::with_seed(n as u64);
        let v = crd["spec"]["versions"].as_array().unwrap().iter().find(|v| v["served"] == true).unwrap()["name"]
            .as_str()
            .unwrap()
            .to_owned();
        for _ in 0..4 {
            cases.push(Case::object(crd.clone(), &v, random::object(rng, crd, &v)));
        }
    }
    for (_, answer) in cases.iter().zip(case::ask_server(&cases, &cluster)) {
        let a = answer.unwrap();
        println!(
            "OBJ {} {}",
            a.code,
            if a.causes.is_empty() { a.message.chars().take(150).collect::<String>() } else { String::new() }
        );
        for c in &a.causes {
            println!("   {} {}", c.field, c.message.chars().take(150).collect::<String>());
        }
    }
}
