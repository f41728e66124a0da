//! Drives every verb of a generated client against a server: `crdgen-clients PROGRAM ARG…` starts the server.

mod crontab;
mod server;
mod verbs;
mod wire;

use std::error::Error;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (_server, client) = server::start(std::env::args_os().skip(1)).await?;
    server::install(&client).await?;
    wire::drive(&client).await?;
    verbs::drive(&client).await?;
    println!("drove every verb");
    Ok(())
}
