{{ doc }}
from __future__ import annotations

{% if has_enums %}from enum import StrEnum
{% endif %}{% if has_any %}from typing import Any
{% endif %}{% if has_enums || has_any %}
{% endif %}from .. import aio, client, objects


{{ kind_class.head }}
{{ kind_class.doc }}
    {{ api_info }}
{% if !kind_class.fields.is_empty() %}
{% endif %}{% for field in kind_class.fields %}    {{ field.text }}
{{ field.doc }}{% endfor %}
{% for api in apis %}
{% if let Some(text) = deprecated %}@{{ text }}
{% endif %}{{ api.head }}
{{ api.doc }}
    kind = {{ kind }}

{% endfor %}{% for named in types %}
{{ named.head }}
{{ named.doc }}
{% for field in named.fields %}    {{ field.text }}
{{ field.doc }}{% endfor %}
{% endfor %}
