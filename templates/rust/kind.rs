//! `{{ kind }}` of `{{ group_version }}`.
//!
//! Made by crdgen for kube 5. Do not edit.

{% for line in imports %}{{ line }}
{% endfor %}
{{ doc }}{{ deprecated }}{{ derive }}{{ rename_all }}{{ header }}
    /// What says that this is such an object.
    #[serde(flatten)]
    pub types: value::TypeMeta<Self>,
    /// The metadata of every object.
    pub metadata: kube::api::ObjectMeta,
{% for field in fields %}{{ field.doc }}{{ field.attribute }}    {{ field.text }},
{% endfor %}    /// Fields that the schema does not name.
    #[serde(flatten)]
    pub unknown_fields: value::AnyObject,
}

/// A client of `{{ kind }}`.
pub type {{ client }} ={{ client_type }};

impl {{ kind }} {
    /// {{ new_doc }}
    #[must_use]
{{ new_signature }} {
        Self {
            metadata: value::named(name),
{% if has_spec %}            spec,
{% endif %}            ..Self::default()
        }
    }
}

impl k8s_openapi::Resource for {{ kind }} {
    const API_VERSION: &'static str ={{ api_version }};
    const GROUP: &'static str ={{ group }};
    const KIND: &'static str ={{ kind_literal }};
    const VERSION: &'static str ={{ version }};
    const URL_PATH_SEGMENT: &'static str ={{ plural }};
    type Scope = k8s_openapi::{{ scope }};
}

{{ listable }}
    const LIST_KIND: &'static str ={{ list_kind }};
}

impl k8s_openapi::Metadata for {{ kind }} {
    type Ty = kube::api::ObjectMeta;

    fn metadata(&self) -> &Self::Ty {
        &self.metadata
    }

    fn metadata_mut(&mut self) -> &mut Self::Ty {
        &mut self.metadata
    }
}

impl api::CustomResource for {{ kind }} {}
{% if status %}
impl api::HasStatus for {{ kind }} {}
{% endif %}{% if scale %}
impl api::HasScale for {{ kind }} {}
{% endif %}{% for named in types %}
{% if named.is_struct %}{{ named.doc }}{{ derive }}{{ named.rename_all }}{{ named.header }}
{% for field in named.fields %}{{ field.doc }}{{ field.attribute }}    {{ field.text }},
{% endfor %}    /// Fields that the schema does not name.
    #[serde(flatten)]
    pub unknown_fields: value::AnyObject,
}
{% else %}value::open_enum! {
{{ named.doc }}    pub enum {{ named.name }} {
{% for variant in named.variants %}        {{ variant }},
{% endfor %}    }
}
{% endif %}{% endfor %}
