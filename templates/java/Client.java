// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package {{ package }};
{% if !imports.is_empty() %}
{% for import in imports %}import {{ import }};
{% endfor %}{% endif %}
{{ doc }}{% if let Some(deprecated) = deprecated %}@{{ deprecated }}
{% endif %}{{ class }}
  /** Writes as {@code fieldManager} unless a call names another. */
  {{ constructor }}
    {{ super_ }}
  }
{% if let Some(in_namespace) = in_namespace %}
  /** The client of the objects of one namespace. */
  public InNamespace inNamespace({{ string }} namespace) {
    return new InNamespace(this, namespace);
  }

  /** A client of the objects of one namespace. */
  {{ in_namespace }}
    {{ in_namespace_constructor }}
      super(all, namespace);
    }
{% for subresource in subresources %}
    /** The client of {@code /{{ subresource.name }}}. */
    {{ subresource.accessor }}
      return {{ subresource.new }};
    }
{% endfor %}  }
{% else %}{% for subresource in subresources %}
  /** The client of {@code /{{ subresource.name }}}. */
  {{ subresource.accessor }}
    return {{ subresource.new }};
  }
{% endfor %}{% endif %}}
