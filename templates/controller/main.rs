//! Runs against the cluster of the kubeconfig, or the one that it runs in.

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .init();
    let client = kube::Client::try_default().await?;
{%- if let [controller] = &controllers[..] %}
    {{ library }}::{{ controller.module }}::run(client).await?;
{%- else %}
    tokio::try_join!(
{%- for controller in controllers %}
        {{ library }}::{{ controller.module }}::run(client.clone()),
{%- endfor %}
    )?;
{%- endif %}
    Ok(())
}
