//! Warm-up tables as published: what a new IP address may send on each of its sending days.
//!
//! Sending days count, not calendar days. Ramps that are published as words, not as figures
//! (Postmark, SES), stand among the facts of those providers.

use crate::provider::Source;

/// A published table.
#[derive(Debug, PartialEq, Eq)]
pub struct Preset {
    /// Id, as in a campaign's `warmUp.preset`.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Length of the window that a figure holds for, as in a campaign.
    pub per: &'static str,
    /// Messages per window for one IP address, from the first sending day on.
    pub table: &'static [u64],
    /// Where the table stands.
    pub source: Source,
}

/// Every published table.
pub const PRESETS: &[Preset] = &[
    Preset {
        id: "sparkpost",
        name: "SparkPost",
        per: "24h",
        table: &[
            200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 50_000, 75_000, 100_000,
            150_000, 200_000, 250_000, 325_000, 400_000, 500_000, 600_000, 750_000, 1_000_000,
            1_250_000, 1_750_000, 2_000_000, 3_000_000, 4_250_000, 5_000_000, 6_000_000, 7_500_000,
            10_000_000,
        ],
        source: Source { page: "github.com/SparkPost/support-docs", date: "2026-11" },
    },
    Preset {
        id: "sendgrid",
        name: "SendGrid, automated",
        per: "1h",
        table: &[
            20, 28, 39, 55, 77, 108, 151, 211, 295, 413, 579, 810, 1_000, 1_587, 2_222, 3_111,
            4_356, 6_098, 8_583, 11_953, 16_734, 23_427, 32_798, 45_917, 64_284, 89_998, 125_997,
            176_395, 246_953, 345_735, 484_029, 677_640, 948_696, 1_328_175, 1_859_444, 2_603_222,
        ],
        source: Source { page: "github.com/sendgrid/docs", date: "2021" },
    },
    Preset {
        id: "kumomta-conservative",
        name: "KumoMTA, conservative",
        per: "24h",
        table: &[
            50, 100, 200, 400, 800, 1_500, 3_000, 5_000, 7_500, 10_000, 12_500, 15_000, 20_000,
            25_000, 30_000, 35_000, 40_000, 45_000, 50_000, 55_000, 60_000, 70_000, 80_000, 90_000,
            100_000, 110_000, 120_000, 135_000, 150_000, 175_000,
        ],
        source: KUMOMTA,
    },
    Preset {
        id: "kumomta-aggressive",
        name: "KumoMTA, aggressive",
        per: "24h",
        table: &[
            200, 500, 1_000, 2_500, 5_000, 10_000, 20_000, 35_000, 50_000, 75_000, 100_000,
            150_000, 200_000, 300_000,
        ],
        source: KUMOMTA,
    },
];

const KUMOMTA: Source = Source {
    page: "github.com/KumoCorp/kumomta/blob/HEAD/assets/policy-extras/warmup.toml",
    date: "2026-11",
};

/// The table with this id.
pub fn find(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use crate::campaign::span_ms;

    #[test]
    fn tables_are_as_long_as_published_and_rise() {
        let known: Vec<_> = PRESETS.iter().map(|p| (p.id, p.per, p.table.len())).collect();
        assert_eq!(
            known,
            [
                ("sparkpost", "24h", 29),
                ("sendgrid", "1h", 36),
                ("kumomta-conservative", "24h", 30),
                ("kumomta-aggressive", "24h", 14),
            ]
        );
        for preset in PRESETS {
            assert!(preset.table[0] > 0 && preset.table.is_sorted_by(|a, b| a < b), "{preset:?}");
            assert!(span_ms(preset.per).is_some_and(|per_ms| per_ms > 0), "{preset:?}");
            assert_eq!(find(preset.id), Some(preset));
        }
        assert_eq!(find("pigeon"), None);
    }

    /// "+5k a day to 60k (day 21), +10k a day to 120k (day 27)": days count from 1.
    #[test]
    fn the_conservative_ramp_is_where_its_description_says() {
        let table = find("kumomta-conservative").unwrap().table;
        let days = [13, 14, 21, 22, 27, 30].map(|day: usize| table[day - 1]);
        assert_eq!(days, [20_000, 25_000, 60_000, 70_000, 120_000, 175_000]);
    }
}
