// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package {{ package }};
{% if !imports.is_empty() %}
{% for import in imports %}import {{ import }};
{% endfor %}{% endif %}
{{ doc }}{% for annotation in annotations %}{{ annotation }}
{% endfor %}{{ class }}
{% for field in fields %}  {{ field.declaration }}
{% endfor %}{% for field in inherited %}{% if !loop.first || !fields.is_empty() %}
{% endif %}  @{{ field.override_ }}
  {{ field.json_property }}
  {{ field.setter }}
    {{ field.set }}
    {{ field.keep_null }}
  }
{% endfor %}{% for field in fields %}
{{ field.doc }}  {{ field.json_property }}
  {{ field.getter }}
    return {{ field.name }};
  }

  {{ field.json_property }}
  {{ field.setter }}
    {{ field.assignment }}
{% if let Some(keep_null) = field.keep_null %}    {{ keep_null }}
{% endif %}    return this;
  }
{% endfor %}{% if !fields.is_empty() || !inherited.is_empty() %}}
{% endif %}