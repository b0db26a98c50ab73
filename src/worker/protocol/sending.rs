//! Messages about a send under way.

use send_plan::api::CurvePoint;
use send_plan::campaign::Environment;
use send_plan::envelope::CommandKind;
use send_plan::plan::GateFacts;
use serde::{Deserialize, Serialize};

use super::signing::Wanted;
use super::{BrowserFile, ReadRequest};

/// A plan whose send is watched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Watched {
    /// SHA-256 of its bytes, in hex.
    pub digest: String,
    /// Id of its campaign.
    pub campaign: String,
    /// The campaign's name for people.
    pub name: String,
    /// Grows with every plan of the campaign.
    pub sequence: u64,
    /// Where it runs.
    pub environment: Environment,
    /// When its first call is planned.
    pub start_ms: u64,
    /// When everything is to be handed over.
    pub finish_ms: u64,
    /// How many are to be handed over when.
    pub curve: Vec<CurvePoint>,
    /// Its stages.
    pub waves: Vec<WatchedWave>,
    /// Files that it was made from.
    pub wanted: Wanted,
}

/// A stage as it was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WatchedWave {
    /// Name for people.
    pub name: String,
    /// How many.
    pub recipients: u64,
    /// When its last call is to be answered.
    pub finish_ms: u64,
    /// What must hold before the next one.
    pub gate: Option<GateFacts>,
}

/// A command that is to be signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// What is ordered.
    pub kind: CommandKind,
    /// SHA-256 of the plan's bytes, in hex.
    pub plan: String,
    /// To release: index of the wave that may begin.
    pub wave: Option<u64>,
    /// Larger than that of every command before.
    pub counter: u64,
    /// By the send API's clock, in milliseconds since the epoch.
    pub now_ms: u64,
}

/// A report that is to get its addresses.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Joining {
    /// The signed plan.
    #[serde(with = "serde_bytes")]
    pub plan: Vec<u8>,
    /// What became of its send.
    pub report: BrowserFile,
    /// The plan's files.
    pub read: ReadRequest,
}
