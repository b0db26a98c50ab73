//! How near plans come to their bound, over campaigns drawn at random.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use send_plan::api::{Question, review};
use send_plan::campaign::Unit;
use send_plan::plan::{AccountFacts, LimitFacts, Plan};

use crate::cause;
use crate::draw::{CLASSES, Class};
use crate::report::{self, Result, count, quantile, table};
use crate::workers::{Amount, each_seed};

/// Exceedances of a cause that are named, the worst first.
const NAMED: usize = 5;

/// One instance as measured.
struct Sample {
    seed: u64,
    /// Finish after the bound.
    gap_ms: u64,
    /// Bound after the start.
    whole_ms: u64,
    allowed_ms: u64,
    micros: u64,
    /// Messages after the bound, where the gap is more than allowed.
    late: u64,
    messages: u64,
    /// Empty, unless the gap is more than allowed; the only one where there is no plan.
    cause: String,
}

/// Measures and writes the table and the exceedances; only one class, where one is named: the other
/// classes' figures are those of the last turn of this build.
pub fn run(folder: &Path, report: &Path, only: Option<&Class>, amount: Amount) -> Result<()> {
    let mut of_class = Vec::new();
    for class in &CLASSES {
        let is_wanted = only.is_none_or(|only| only.name == class.name);
        // Nothing is measured of the others, but what is known of them stays.
        let until = if is_wanted { amount.until } else { Some(Instant::now()) };
        let record = folder.join("nearness").join(format!("{}.tsv", class.name));
        let lines =
            each_seed(&record, Amount { until, ..amount }, |seed| sample(class, seed).line())?;
        let samples: Vec<Sample> =
            lines.iter().filter_map(|(seed, line)| Sample::read(*seed, line)).collect();
        println!("{}: {} of {} instances", class.name, samples.len(), amount.instances);
        of_class.push((class, samples));
    }
    let list = report.with_file_name("nearness.csv");
    std::fs::write(&list, exceedances(&of_class))?;
    report::put(report, "nearness", &text(&of_class))
}

/// Prints one plan: what an exceedance looks like.
pub fn show(class: &Class, seed: u64) -> Result<()> {
    let question = class.question(seed);
    let Some(plan) = review(&question).plan else { return Err("there is no plan".into()) };
    println!("{}", serde_json::to_string_pretty(&plan.accounts)?);
    println!("{:?} {:?}", plan.mailbox_caps, plan.sending_hours);
    println!("start {:?} {:?}", question.campaign.schedule.start, plan.estimate);
    for (index, cohort) in plan.cohorts.iter().enumerate() {
        let (provider, zones) = (&cohort.mailbox_provider, &cohort.time_zones);
        println!("cohort {index}: {provider:?} {zones:?} {}", cohort.recipients);
    }
    for run in plan.runs.iter().take(400) {
        let loops: Vec<String> = run
            .repeat
            .iter()
            .map(|it| format!("{} × every {} ms", it.times, it.every_ms))
            .collect();
        println!(
            "account {} cohort {}: {} calls of {} from {:.1} s on: {}",
            run.account,
            run.cohort,
            run.calls(),
            run.size,
            (run.start_ms - plan.campaign.start_ms) as f64 / 1e3,
            loops.join(", "),
        );
    }
    let sample = sample(class, seed);
    println!(
        "{:.3} % of {:.2} h: {}",
        sample.percent(),
        sample.whole_ms as f64 / 3.6e6,
        sample.cause
    );
    Ok(())
}

/// Audits the plans of a class, and says what is broken.
pub fn audit(class: &Class, instances: u64) {
    for seed in 0..instances {
        let Some(plan) = review(&class.question(seed)).plan else { continue };
        for finding in send_plan::audit::audit(&plan, None) {
            println!("{} {seed}: {} {}", class.name, finding.code, finding.message);
        }
    }
}

fn sample(class: &Class, seed: u64) -> Sample {
    let question: Question = class.question(seed);
    let clock = Instant::now();
    let review = review(&question);
    let micros = clock.elapsed().as_micros() as u64;
    let mut sample = Sample {
        seed,
        gap_ms: 0,
        whole_ms: 1,
        allowed_ms: 0,
        micros,
        late: 0,
        messages: 0,
        cause: "no plan".into(),
    };
    let Some(plan) = review.plan else { return sample };
    let estimate = &plan.estimate;
    sample.gap_ms = estimate.finish_ms - estimate.bound_ms;
    sample.whole_ms = (estimate.bound_ms - plan.campaign.start_ms).max(1);
    sample.allowed_ms = allowed_ms(&plan);
    sample.messages = estimate.messages;
    sample.cause = String::new();
    if sample.exceeds() {
        let found = cause::find(&plan, sample.allowed_ms);
        (sample.cause, sample.late) = (found.cause.into(), found.late);
    }
    sample
}

/// What the finish may be after the bound: a thousandth, and one call per cohort and account.
fn allowed_ms(plan: &Plan) -> u64 {
    let calls_ms = plan.accounts.iter().map(call_ms).sum::<u64>() * plan.cohorts.len() as u64;
    (plan.estimate.bound_ms - plan.campaign.start_ms) / 1_000 + calls_ms
}

/// Milliseconds that one full call costs at the account's slowest limit.
fn call_ms(account: &AccountFacts) -> u64 {
    let size = account.recipients_per_call;
    let latency_ms = account.latency_ms + account.latency_per_recipient_ms * size;
    let at_limit = |limit: &LimitFacts| {
        let units = if limit.unit == Unit::Messages { size } else { 1 };
        ((limit.per_ms + limit.guard_ms) * units).div_ceil((limit.limit - limit.reserve).max(1))
    };
    account.limits.iter().map(at_limit).fold(latency_ms, u64::max)
}

impl Sample {
    fn exceeds(&self) -> bool {
        self.gap_ms > self.allowed_ms
    }

    fn share(&self) -> f64 {
        self.gap_ms as f64 / self.whole_ms as f64
    }

    fn percent(&self) -> f64 {
        self.share() * 100.0
    }

    fn is_planned(&self) -> bool {
        self.messages > 0
    }

    fn line(&self) -> String {
        let Self { gap_ms, whole_ms, allowed_ms, micros, late, messages, cause, .. } = self;
        format!("{gap_ms}\t{whole_ms}\t{allowed_ms}\t{micros}\t{late}\t{messages}\t{cause}")
    }

    fn read(seed: u64, line: &str) -> Option<Self> {
        let mut cells = line.splitn(7, '\t');
        let mut figure = || cells.next()?.parse().ok();
        Some(Self {
            seed,
            gap_ms: figure()?,
            whole_ms: figure()?,
            allowed_ms: figure()?,
            micros: figure()?,
            late: figure()?,
            messages: figure()?,
            cause: cells.next()?.to_owned(),
        })
    }
}

type OfClass<'a> = [(&'a Class, Vec<Sample>)];

fn text(of_class: &OfClass<'_>) -> String {
    let measured = of_class.iter().filter(|(_, samples)| !samples.is_empty());
    let rows: Vec<Vec<String>> = measured.map(|(class, samples)| figures(class, samples)).collect();
    let about: Vec<String> =
        CLASSES.iter().map(|class| format!("- *{}*: {}.", class.name, class.about)).collect();
    [
        "**Nearness** of campaigns drawn at random (`cargo xtask bench nearness`). The gap is \
         (finish − bound) / (bound − start): what a plan may lose at most, for the bound itself may \
         be too early. *Allowed* is a thousandth and one call per cohort and account. Instances are \
         planned on every core at once, so the times are too long; the gaps are exact."
            .into(),
        table(
            &[
                "class", "planned", "at the bound", "within 0.1 %", "allowed", "median gap",
                "90 %", "99 %", "largest", "median plan", "slowest plan",
            ],
            &rows,
        ),
        about.join("\n"),
        "**What exceeds the allowed gap**, by what holds the plan's last call back (it is tried a \
         millisecond earlier). *After the bound*: messages handed over after it, of all, half of the \
         instances less. Every one of them stands in [nearness.csv](nearness.csv); `cargo xtask bench \
         nearness --class CLASS --show SEED` prints one."
            .into(),
        table(
            &["class", "cause", "instances", "median gap", "largest", "after the bound", "worst seeds"],
            &causes(of_class),
        ),
    ]
    .join("\n\n")
}

fn figures(class: &Class, samples: &[Sample]) -> Vec<String> {
    let planned = || samples.iter().filter(|sample| sample.is_planned());
    let number =
        |is: fn(&Sample) -> bool| count(planned().filter(|sample| is(sample)).count() as u64);
    let mut gaps: Vec<f64> = planned().map(Sample::percent).collect();
    gaps.sort_by(f64::total_cmp);
    let mut micros: Vec<u64> = samples.iter().map(|sample| sample.micros).collect();
    micros.sort_unstable();
    let ms = |part: f64| format!("{:.1} ms", quantile(&micros, part) as f64 / 1e3);
    vec![
        class.name.into(),
        number(|_| true),
        number(|sample| sample.gap_ms == 0),
        number(|sample| sample.gap_ms <= sample.whole_ms / 1_000),
        number(|sample| !sample.exceeds()),
        format!("{:.4} %", quantile(&gaps, 0.5)),
        format!("{:.3} %", quantile(&gaps, 0.9)),
        format!("{:.3} %", quantile(&gaps, 0.99)),
        format!("{:.2} %", quantile(&gaps, 1.0)),
        ms(0.5),
        ms(1.0),
    ]
}

/// Exceedances by class and cause, the most frequent cause of a class first.
fn causes(of_class: &OfClass<'_>) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (class, samples) in of_class {
        let mut by_cause: BTreeMap<&str, Vec<&Sample>> = BTreeMap::new();
        for sample in samples.iter().filter(|sample| !sample.cause.is_empty()) {
            by_cause.entry(&sample.cause).or_default().push(sample);
        }
        let mut by_cause: Vec<_> = by_cause.into_iter().collect();
        by_cause.sort_by_key(|(_, samples)| std::cmp::Reverse(samples.len()));
        for (cause, mut samples) in by_cause {
            samples.sort_by(|a, b| b.share().total_cmp(&a.share()));
            let mut late: Vec<f64> = samples
                .iter()
                .map(|sample| 100.0 * sample.late as f64 / sample.messages.max(1) as f64)
                .collect();
            late.sort_by(f64::total_cmp);
            let worst: Vec<String> =
                samples.iter().take(NAMED).map(|sample| sample.seed.to_string()).collect();
            rows.push(vec![
                class.name.into(),
                cause.into(),
                count(samples.len() as u64),
                format!("{:.2} %", samples[samples.len() / 2].percent()),
                format!("{:.2} %", samples[0].percent()),
                format!("{:.2} %", quantile(&late, 0.5)),
                worst.join(", "),
            ]);
        }
    }
    rows
}

fn exceedances(of_class: &OfClass<'_>) -> String {
    let mut lines = vec![
        "class,seed,gap_s,gap_percent,allowed_s,messages_after_bound,messages,cause".to_owned(),
    ];
    for (class, samples) in of_class {
        lines.extend(samples.iter().filter(|sample| !sample.cause.is_empty()).map(|sample| {
            let seconds = |ms: u64| ms as f64 / 1e3;
            format!(
                "{},{},{:.1},{:.3},{:.1},{},{},{}",
                class.name,
                sample.seed,
                seconds(sample.gap_ms),
                sample.percent(),
                seconds(sample.allowed_ms),
                sample.late,
                sample.messages,
                sample.cause.replace(',', ";"),
            )
        }));
    }
    lines.join("\n") + "\n"
}
