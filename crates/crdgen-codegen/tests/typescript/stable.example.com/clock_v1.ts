// Made by crdgen for @kubernetes/client-node 2. Do not edit.
import type * as k8s from "@kubernetes/client-node";
import * as client from "../client.js";

/** The group, version and kind of `Clock`. */
export const ClockGVK = {
  group: "stable.example.com",
  version: "v1",
  kind: "Clock",
} as const;

const resource = {
  ...ClockGVK,
  plural: "clocks",
};

/** `Clock` of `stable.example.com`. */
export interface Clock extends client.CustomResource {
  apiVersion: "stable.example.com/v1";
  kind: "Clock";
  zone?: string;
}

/** A page of a list of `Clock`. */
export interface ClockList extends client.List<Clock> {
  apiVersion: "stable.example.com/v1";
  kind: "ClockList";
}

/** What a server-side apply sets of a `Clock`. */
export type ClockApply = client.Apply<Clock>;

/** A client of `clocks` in `stable.example.com/v1`. */
export class ClockApi extends client.ClusterApi<Clock> {
  /** A client of the server of a kubeconfig; `fieldManager` is who it writes as. */
  constructor(kc: k8s.KubeConfig, fieldManager?: string) {
    super(kc, resource, fieldManager);
  }
}
