//! Kinds that no path from outside leads to.

mod deep {
    mod deeper {
        use crdgen::CustomResource;
        use schemars::JsonSchema;
        use serde::{Deserialize, Serialize};

        #[derive(CustomResource, Serialize, Deserialize, Clone, Debug, JsonSchema)]
        #[crd(group = "parity.dev", version = "v1", kind = "Hidden", status = self::status::Status)]
        struct HiddenSpec {
            text: super::Text,
        }

        mod status {
            use schemars::JsonSchema;
            use serde::{Deserialize, Serialize};

            #[derive(Serialize, Deserialize, Clone, Debug, JsonSchema)]
            pub(super) struct Status {
                phase: Option<String>,
            }
        }
    }

    type Text = Option<String>;
}
