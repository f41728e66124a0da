//! The conversions. Each takes the spec apart by its fields, so that a new field does not compile until it is converted.

use crdgen::ObjectMeta;
use crdgen::conversion::Converter;

use crate::{v1, v1alpha1};

/// Where v1alpha1 keeps the time zone, of which it knows nothing. In v1 it means nothing.
pub const TIME_ZONE: &str = "batch.example.com/time-zone";

/// All conversions of this package.
pub fn converter() -> Converter {
    Converter::new().between::<v1alpha1::CronTab, v1::CronTab>()
}

impl TryFrom<v1alpha1::CronTab> for v1::CronTab {
    type Error = String;

    fn try_from(tab: v1alpha1::CronTab) -> Result<Self, String> {
        let v1alpha1::CronTab { mut metadata, spec, status } = tab;
        let v1alpha1::CronTabSpec { cron_spec, image, replicas } = spec;
        let schedule = schedule(&cron_spec).ok_or_else(|| {
            format!("spec.cronSpec: Invalid value: {cron_spec:?}: must be five fields with a space between each two")
        })?;
        let time_zone = take_time_zone(&mut metadata);
        Ok(Self { metadata, spec: v1::CronTabSpec { schedule, time_zone, image, replicas }, status })
    }
}

impl From<v1::CronTab> for v1alpha1::CronTab {
    fn from(tab: v1::CronTab) -> Self {
        let v1::CronTab { mut metadata, spec, status } = tab;
        let v1::CronTabSpec { schedule, time_zone, image, replicas } = spec;
        let v1::Schedule { minute, hour, day_of_month, month, day_of_week } = schedule;
        let cron_spec = [minute, hour, day_of_month, month, day_of_week].join(" ");
        take_time_zone(&mut metadata);
        if let Some(zone) = time_zone {
            metadata.annotations.get_or_insert_default().insert(TIME_ZONE.to_owned(), zone);
        }
        Self { metadata, spec: v1alpha1::CronTabSpec { cron_spec, image, replicas }, status }
    }
}

/// Leaves no empty map where there was none before the annotation.
fn take_time_zone(metadata: &mut ObjectMeta) -> Option<String> {
    let time_zone = metadata.annotations.as_mut()?.remove(TIME_ZONE);
    metadata.annotations.take_if(|annotations| annotations.is_empty());
    time_zone
}

fn schedule(cron_spec: &str) -> Option<v1::Schedule> {
    let fields: Vec<String> = cron_spec.split(' ').map(str::to_owned).collect();
    // What the pattern of v1 would refuse.
    if fields.iter().any(|field| field.is_empty() || field.contains(|c: char| c.is_ascii_whitespace())) {
        return None;
    }
    let [minute, hour, day_of_month, month, day_of_week] = fields.try_into().ok()?;
    Some(v1::Schedule { minute, hour, day_of_month, month, day_of_week })
}
