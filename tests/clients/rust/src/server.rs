//! The server, and the CRDs in it.

use std::error::Error;
use std::ffi::OsString;
use std::process::Stdio;
use std::time::Duration;

use k8s_openapi::ByteString;
use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::CustomResourceDefinition;
use kube::api::{ListParams, PostParams};
use kube::config::{KubeConfigOptions, Kubeconfig};
use kube::{Api, Client, Config};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::crontab::stable_example_com::v1::{Clock, CronTab};

/// Starts the server, which serves until the child is dropped.
pub async fn start(mut command: impl Iterator<Item = OsString>) -> Result<(Child, Client), Box<dyn Error>> {
    let program = command.next().ok_or("name the program of a server")?;
    let mut server = Command::new(program)
        .args(command)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let output = server.stdout.take().ok_or("the server has no output")?;
    let line = BufReader::new(output).lines().next_line().await?;
    let ready: Value = serde_json::from_str(&line.ok_or("the server said nothing")?)?;
    let ca = ready["ca"].as_str().unwrap_or_default();
    let kubeconfig: Kubeconfig = serde_json::from_value(json!({
        "clusters": [{"name": "test", "cluster": {
            "server": ready["url"],
            "certificate-authority-data": ByteString(ca.as_bytes().to_vec()),
        }}],
        "users": [{"name": "test", "user": {"token": ready["token"]}}],
        "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test"}}],
        "current-context": "test",
    }))?;
    let config = Config::from_custom_kubeconfig(kubeconfig, &KubeConfigOptions::default()).await?;
    Ok((server, Client::try_from(config)?))
}

/// Creates the CRDs and waits until the server serves them.
pub async fn install(client: &Client) -> Result<(), Box<dyn Error>> {
    let text = include_str!("crontab.yaml");
    let crds = Api::<CustomResourceDefinition>::all(client.clone());
    for document in serde_norway::Deserializer::from_str(text) {
        let crd = CustomResourceDefinition::deserialize(document)?;
        crds.create(&PostParams::default(), &crd).await?;
    }
    let (tabs, clocks) = (Api::<CronTab>::all(client.clone()), Api::<Clock>::all(client.clone()));
    let any = ListParams::default();
    // Not there yet, or "storage is (re)initializing".
    while tabs.list(&any).await.is_err() || clocks.list(&any).await.is_err() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(())
}
