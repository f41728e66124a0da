// Made by crdgen for @kubernetes/client-node 2. Do not edit.
{% for export in exports %}export * as {{ export.name }} from {{ export.from }};
{% endfor %}
