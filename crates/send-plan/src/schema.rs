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

/// Schema of `plan.dsse.json` and of every other signed file.
pub fn envelope() -> Value {
    schemars::schema_for!(crate::envelope::Written).to_value()
}

/// Schema of `trust.json`.
pub fn trust() -> Value {
    schemars::schema_for!(crate::trust::TrustFile).to_value()
}

/// Schema of the payload of a withdrawal.
pub fn withdrawal() -> Value {
    schemars::schema_for!(crate::statement::Withdrawal).to_value()
}

/// Schema of the payload of a command.
pub fn command() -> Value {
    schemars::schema_for!(crate::statement::Command).to_value()
}
