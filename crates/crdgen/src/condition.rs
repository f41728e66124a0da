//! Conditions: what a controller found of an object, as `status.conditions` tells it.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::Condition;

/// Puts `new` in the place of the condition of its type, or at the end. The time of the last transition stays where the
/// status (`True`, `False`, `Unknown`) stays, as `SetStatusCondition` of `k8s.io/apimachinery` has it. Says whether anything
/// is different now.
pub fn set_condition(conditions: &mut Vec<Condition>, mut new: Condition) -> bool {
    match conditions.iter_mut().find(|condition| condition.type_ == new.type_) {
        Some(old) => {
            if old.status == new.status {
                new.last_transition_time = old.last_transition_time.clone();
            }
            let differs = *old != new;
            *old = new;
            differs
        }
        None => {
            conditions.push(new);
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn condition(status: &str, reason: &str, time: &str) -> Value {
        json!({"type": "Ready", "status": status, "reason": reason, "message": "", "lastTransitionTime": time})
    }

    fn check(old: Vec<Value>, new: Value, expected: Vec<Value>, differs: bool) {
        let read = |value: Value| serde_json::from_value::<Condition>(value).expect("a condition");
        let mut conditions: Vec<Condition> = old.into_iter().map(read).collect();
        assert_eq!(set_condition(&mut conditions, read(new)), differs);
        assert_eq!(conditions, expected.into_iter().map(read).collect::<Vec<_>>());
    }

    #[test]
    fn transitions() {
        let (then, now) = ("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z");
        let old = condition("True", "A", then);
        check(vec![], old.clone(), vec![old.clone()], true);
        check(vec![old.clone()], condition("True", "A", now), vec![old.clone()], false);
        check(vec![old.clone()], condition("True", "B", now), vec![condition("True", "B", then)], true);
        check(vec![old], condition("False", "B", now), vec![condition("False", "B", now)], true);
    }
}
