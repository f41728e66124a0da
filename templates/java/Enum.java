// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package {{ package }};

{% for import in imports %}import {{ import }};
{% endfor %}
{{ doc }}{{ record }}
{% for constant in constants %}  {{ constant }}
{% endfor %}
  /** Any value, be it one of tomorrow. */
  @{{ json_creator }}(mode = {{ json_creator }}.Mode.DELEGATING)
  {{ constructor }}
    {{ objects }}.requireNonNull(value, "value");
  }

  @{{ override_ }}
  public {{ string }} toString() {
    return value;
  }
}
