//! JSON Schemas of the documents, generated from their types into `docs/schema/`.

use serde_json::Value;

/// Schema of `campaign.json`.
pub fn campaign() -> Value {
    schemars::schema_for!(crate::campaign::Campaign).to_value()
}

/// Schema of `plan.json`.
pub fn plan() -> Value {
    schemars::schema_for!(crate::plan::Plan).to_value()
}
