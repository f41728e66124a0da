//! Named formats.

use super::{Outcome, Run};
use crate::value::kubernetes::Format;
use crate::value::{Error, Kubernetes, Value};

pub(super) fn find(overload: &str) -> Option<Run> {
    Some(match overload {
        "format-named" => |args| match args {
            [Value::String(name)] => Ok(match Format::find(name) {
                Some(format) => Value::some(Value::Kubernetes(Kubernetes::Format(format))),
                None => Value::Optional(None),
            }),
            _ => Err(Error::Mismatch),
        },
        "format-validate" => validate,
        "format.dns1123Label" => |_| named("dns1123Label"),
        "format.dns1123Subdomain" => |_| named("dns1123Subdomain"),
        "format.dns1035Label" => |_| named("dns1035Label"),
        "format.qualifiedName" => |_| named("qualifiedName"),
        "format.dns1123LabelPrefix" => |_| named("dns1123LabelPrefix"),
        "format.dns1123SubdomainPrefix" => |_| named("dns1123SubdomainPrefix"),
        "format.dns1035LabelPrefix" => |_| named("dns1035LabelPrefix"),
        "format.labelValue" => |_| named("labelValue"),
        "format.uri" => |_| named("uri"),
        "format.uuid" => |_| named("uuid"),
        "format.byte" => |_| named("byte"),
        "format.date" => |_| named("date"),
        "format.datetime" => |_| named("datetime"),
        _ => return None,
    })
}

fn named<'a>(name: &str) -> Outcome<'a> {
    Format::find(name).map(|format| Value::Kubernetes(Kubernetes::Format(format))).ok_or(Error::Mismatch)
}

fn validate<'a>(args: &[Value<'a>]) -> Outcome<'a> {
    let [Value::Kubernetes(Kubernetes::Format(format)), Value::String(text)] = args else {
        return Err(Error::Mismatch);
    };
    let wrong = format.validate(text);
    Ok(if wrong.is_empty() {
        Value::Optional(None)
    } else {
        Value::some(Value::list(wrong.into_iter().map(Value::string).collect()))
    })
}
