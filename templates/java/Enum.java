// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package {{ package }};
{% if !imports.is_empty() %}
{% for import in imports %}import {{ import }};
{% endfor %}{% endif %}
{{ doc }}{{ record }}
{% for constant in constants %}  {{ constant }}
{% endfor %}
  /** Any value, be it one of tomorrow. */
  {{ json_creator }}
  {{ constructor }}
    {{ objects }}.requireNonNull(value, "value");
  }

  @{{ override_ }}
  public {{ string }} toString() {
    return value;
  }
}
