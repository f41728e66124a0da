{% if deprecated %}/* eslint-disable @typescript-eslint/no-deprecated -- all of this version is deprecated */
{% endif %}// Made by crdgen for @kubernetes/client-node 2. Do not edit.
import type * as k8s from "@kubernetes/client-node";
import * as client from "../client.js";

/** The group, version and kind of `{{ kind }}`. */
export const {{ kind }}GVK = {
  group: {{ group }},
  version: {{ version }},
  kind: {{ kind_literal }},
} as const;

const resource = {
  ...{{ kind }}GVK,
  plural: {{ plural }},
};

{{ doc }}export interface {{ kind }}{{ extends }} {
  apiVersion: {{ api_version }};
  kind: {{ kind_literal }};
{% for field in fields %}{{ field.doc }}  {{ field.text }};
{% endfor %}}

/** A page of a list of `{{ kind }}`. */
export interface {{ kind }}List extends client.List<{{ kind }}> {
  apiVersion: {{ api_version }};
  kind: {{ list_kind }};
}

/** What a server-side apply sets of a `{{ kind }}`. */
export type {{ kind }}Apply ={{ apply }};

{{ api_doc }}export class {{ kind }}Api extends client.{{ base }}<{{ kind }}> {
{% if status %}  /** The client of `/status`. */
  readonly status = new client.StatusApi(this);
{% endif %}{% if scale %}  /** The client of `/scale`. */
  readonly scale = new client.ScaleApi(this);
{% endif %}{% if status || scale %}
{% endif %}  /** A client of the server of a kubeconfig; `fieldManager` is who it writes as. */
  constructor(kc: k8s.KubeConfig, fieldManager?: string) {
    super(kc, resource, fieldManager);
  }
}
{% for named in types %}
{{ named.doc }}{% if named.is_struct %}export interface {{ named.name }} {
{% for field in named.fields %}{{ field.doc }}  {{ field.text }};
{% endfor %}}
{% else %}export type {{ named.name }} ={{ named.values }};
{% endif %}{% endfor %}
