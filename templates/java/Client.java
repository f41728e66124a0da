// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package {{ package }};

{% for import in imports %}import {{ import }};
{% endfor %}
{{ doc }}{% if let Some(deprecated) = deprecated %}@{{ deprecated }}
{% endif %}{{ class }}
  /** Writes as {@code fieldManager} unless a call names another. */
  {{ constructor }}
    super(client, {{ kind }}.class, fieldManager);
  }
{% if namespaced %}
  /** The client of the objects of one namespace. */
  public InNamespace inNamespace({{ string }} namespace) {
    return new InNamespace(this, namespace);
  }

  /** A client of the objects of one namespace. */
  {{ in_namespace }}
    {{ in_namespace_constructor }}
      super(all, namespace);
    }
{% if status %}
    /** The client of {@code /status}. */
    public {{ status_client }}<{{ kind }}> status() {
      return new {{ status_client }}<>(this);
    }
{% endif %}{% if scale %}
    /** The client of {@code /scale}. */
    public {{ scale_client }} scale() {
      return new {{ scale_client }}(this);
    }
{% endif %}  }
{% else %}{% if status %}
  /** The client of {@code /status}. */
  public {{ status_client }}<{{ kind }}> status() {
    return new {{ status_client }}<>(this);
  }
{% endif %}{% if scale %}
  /** The client of {@code /scale}. */
  public {{ scale_client }} scale() {
    return new {{ scale_client }}(this);
  }
{% endif %}{% endif %}}
