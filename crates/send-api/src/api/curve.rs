//! How a send has come along since its start, for whoever looks at it late.

use axum::Json;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::asked::Asked;
use super::problem::Problem;
use super::{Api, digest, report};
use crate::store::progress::Became;
use crate::store::sends::Send;
use axum::http::StatusCode;

/// Most points of a curve.
const MOST: u64 = 500;

/// How fine the curve is to be.
#[derive(Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Fineness {
    /// At most so many points.
    #[param(minimum = 1, maximum = 500, default = 200)]
    points: u64,
}

impl Default for Fineness {
    fn default() -> Self {
        Self { points: 200 }
    }
}

/// How a send has come along. Times are milliseconds since the epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Curve {
    /// The send's start; before it: now, and there are no points.
    from_ms: u64,
    /// Every step is as long: whole seconds.
    step_ms: u64,
    /// Now, by the server's clock.
    now_ms: u64,
    /// The plan's stages.
    waves: Vec<CurveWave>,
    /// The end of each step, from the first to the send's end, or to now; none is left out.
    points: Vec<CurvePoint>,
}

/// A stage of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CurveWave {
    /// Its name.
    name: String,
    /// When its first call was to leave, as planned.
    start_ms: u64,
    /// When its calls were let loose.
    opened_ms: Option<u64>,
}

/// People since the start of the send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CurvePoint {
    /// The end of a step; of the last one: the send's end, or now.
    at_ms: u64,
    /// People whose message a provider took by then.
    accepted: u64,
    /// People whose message was refused by then.
    refused: u64,
    /// People of whom it was clear by then that nobody knows whether they were mailed.
    unknown: u64,
}

/// How many people were reached when, so that a page that comes late can draw it.
#[utoipa::path(
    get, path = "/v1/sends/{digest}/progress", tag = "sends",
    params(
        ("digest" = String, Path, description = "SHA-256 of the plan's signed bytes in hex"),
        Fineness
    ),
    responses(
        (status = 200, description = "The curve", body = Curve),
        (status = "default", description = "Refused", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn progress(
    State(api): State<Api>,
    Path(name): Path<String>,
    Asked(Fineness { points }): Asked<Fineness>,
) -> Result<Json<Curve>, Problem> {
    let name = digest(&name)?;
    if !(1..=MOST).contains(&points) {
        let title = format!("A curve has 1 to {MOST} points.");
        return Err(Problem::new(StatusCode::BAD_REQUEST, "points", title));
    }
    let send = api.store.send(name).await?.ok_or_else(|| Problem::not_found("send"))?;
    let plan = report::plan(&api, name).await?;
    let opened = api.store.waves(name).await?;
    let waves = plan.waves.iter().zip(opened).map(|(planned, wave)| CurveWave {
        name: planned.name.clone(),
        start_ms: planned.start_ms,
        opened_ms: wave.opened_ms,
    });
    let now_ms = api.clock.now_ms();
    let waves = waves.collect();
    let Some(from_ms) = send.started_ms else {
        return Ok(Json(Curve {
            from_ms: now_ms,
            step_ms: 1_000,
            now_ms,
            waves,
            points: Vec::new(),
        }));
    };
    let to_ms = end_ms(&api, &send, from_ms, now_ms).await?;
    let step_s = step_s(to_ms - from_ms, points);
    let became = api.store.progress(name, step_s).await?;
    let points = cumulated(from_ms, to_ms, step_s * 1_000, &became);
    Ok(Json(Curve { from_ms, step_ms: step_s * 1_000, now_ms, waves, points }))
}

/// Until when there is something to show: answers may come after a stop.
async fn end_ms(api: &Api, send: &Send, from_ms: u64, now_ms: u64) -> Result<u64, Problem> {
    let last_s = api.store.last_second(&send.plan).await?;
    let last_ms = last_s.map_or(from_ms, |last_s| from_ms + last_s * 1_000 + 999);
    Ok(send.ended_ms.unwrap_or(now_ms).max(last_ms).max(from_ms))
}

/// The shortest step of whole seconds with which so many points reach over the span, the one that has
/// begun included.
fn step_s(span_ms: u64, points: u64) -> u64 {
    span_ms / 1_000 / points + 1
}

fn cumulated(from_ms: u64, to_ms: u64, step_ms: u64, became: &[(u64, Became)]) -> Vec<CurvePoint> {
    let last = (to_ms - from_ms) / step_ms;
    let mut became = became.iter().peekable();
    let mut sum = Became::default();
    let point = |nth| {
        // What has come since we looked for the end belongs to the last one.
        while let Some((_, more)) = became.next_if(|(at, _)| *at <= nth || nth == last) {
            sum.accepted += more.accepted;
            sum.refused += more.refused;
            sum.unknown += more.unknown;
        }
        let at_ms = (from_ms + (nth + 1) * step_ms).min(to_ms);
        let Became { accepted, refused, unknown } = sum;
        CurvePoint { at_ms, accepted, refused, unknown }
    };
    (0..=last).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::{cumulated, step_s};
    use crate::store::progress::Became;

    #[test]
    fn steps_are_whole_seconds_and_never_too_many() {
        assert_eq!(step_s(0, 200), 1);
        assert_eq!(step_s(199_999, 200), 1);
        assert_eq!(step_s(200_000, 200), 2);
        for span_ms in [0, 1, 999, 1_000, 59_999, 3_600_000, 36_000_001] {
            for points in [1, 2, 3, 200, 500] {
                let step_ms = step_s(span_ms, points) * 1_000;
                assert!(span_ms / step_ms < points, "{span_ms} {points}");
            }
        }
    }

    #[test]
    fn a_step_without_change_is_shown_and_nobody_is_left_out() {
        let became = |accepted| Became { accepted, ..Became::default() };
        let points =
            cumulated(5_000, 9_500, 2_000, &[(0, became(2)), (2, became(1)), (7, became(4))]);
        let shown: Vec<_> = points.iter().map(|point| (point.at_ms, point.accepted)).collect();
        assert_eq!(shown, [(7_000, 2), (9_000, 2), (9_500, 7)]);
    }
}
