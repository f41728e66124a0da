//! Every value of each version survives the way through the other one.

use std::collections::BTreeMap;

use conversion::{CronTabStatus, TIME_ZONE, converter, v1, v1alpha1};
use crdgen::ObjectMeta;
use proptest::collection::btree_map;
use proptest::option;
use proptest::prelude::*;

/// A field of cron, or anything else that the server lets pass: its `\S` knows no spaces but those of ASCII.
fn field() -> impl Strategy<Value = String> {
    prop_oneof![r"[0-9*/,-]{1,6}", "[^ \t\n\x0c\r]{1,6}"]
}

fn texts() -> impl Strategy<Value = Option<BTreeMap<String, String>>> {
    // None is written empty.
    btree_map("[a-z]{1,5}", ".{0,5}", 0..3).prop_map(|texts| Some(texts).filter(|texts| !texts.is_empty()))
}

prop_compose! {
    fn metadata()(name in "[a-z]{1,9}", labels in texts(), annotations in texts()) -> ObjectMeta {
        ObjectMeta { name: Some(name), labels, annotations, ..ObjectMeta::default() }
    }
}

fn status() -> impl Strategy<Value = Option<CronTabStatus>> {
    option::of(any::<u32>().prop_map(|active| CronTabStatus { active }))
}

prop_compose! {
    fn new()(
        metadata in metadata(),
        [minute, hour, day_of_month, month, day_of_week] in [field(), field(), field(), field(), field()],
        time_zone in option::of(".{0,9}"),
        image in ".{0,9}",
        replicas: u32,
        status in status(),
    ) -> v1::CronTab {
        let schedule = v1::Schedule { minute, hour, day_of_month, month, day_of_week };
        v1::CronTab { metadata, spec: v1::CronTabSpec { schedule, time_zone, image, replicas }, status }
    }
}

prop_compose! {
    fn old()(
        mut metadata in metadata(),
        fields in [field(), field(), field(), field(), field()],
        time_zone in option::of(".{0,9}"),
        image in ".{0,9}",
        replicas: u32,
        status in status(),
    ) -> v1alpha1::CronTab {
        if let Some(zone) = time_zone {
            metadata.annotations.get_or_insert_default().insert(TIME_ZONE.to_owned(), zone);
        }
        v1alpha1::CronTab { metadata, spec: v1alpha1::CronTabSpec { cron_spec: fields.join(" "), image, replicas }, status }
    }
}

proptest! {
    #[test]
    fn the_new_version_survives_the_old(tab in new()) {
        prop_assert_eq!(converter().round_trip(&tab), Ok(()));
    }

    #[test]
    fn the_old_version_survives_the_new(tab in old()) {
        prop_assert_eq!(converter().round_trip(&tab), Ok(()));
    }

    /// Whatever the text is: it comes back unchanged, or it is refused.
    #[test]
    fn no_schedule_is_changed(cron_spec in r"(\S{0,2}\s{0,2}){0,6}") {
        let mut tab = v1alpha1::CronTab::new("any", v1alpha1::CronTabSpec { cron_spec, image: "i".to_owned(), replicas: 1 });
        tab.status = None;
        if let Ok(converted) = v1::CronTab::try_from(tab.clone()) {
            prop_assert_eq!(v1alpha1::CronTab::from(converted), tab);
        }
    }
}
