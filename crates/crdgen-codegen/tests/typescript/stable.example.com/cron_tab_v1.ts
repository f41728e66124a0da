// Made by crdgen for @kubernetes/client-node 2. Do not edit.
import type * as k8s from "@kubernetes/client-node";
import * as client from "../client.js";

/** The group, version and kind of `CronTab`. */
export const CronTabGVK = {
  group: "stable.example.com",
  version: "v1",
  kind: "CronTab",
} as const;

const resource = {
  ...CronTabGVK,
  plural: "crontabs",
};

/** CronTab runs an image now and then. */
export interface CronTab extends client.CustomResource {
  apiVersion: "stable.example.com/v1";
  kind: "CronTab";
  /** What is wanted. */
  spec: CronTabSpec;
  status?: CronTabStatus;
}

/** A page of a list of `CronTab`. */
export interface CronTabList extends client.List<CronTab> {
  apiVersion: "stable.example.com/v1";
  kind: "CronTabList";
}

/** What a server-side apply sets of a `CronTab`. */
export type CronTabApply = client.Apply<CronTab>;

/** A client of `crontabs` in `stable.example.com/v1`. */
export class CronTabApi extends client.NamespacedApi<CronTab> {
  /** The client of `/status`. */
  readonly status = new client.StatusApi(this);
  /** The client of `/scale`. */
  readonly scale = new client.ScaleApi(this);

  /** A client of the server of a kubeconfig; `fieldManager` is who it writes as. */
  constructor(kc: k8s.KubeConfig, fieldManager?: string) {
    super(kc, resource, fieldManager);
  }
}

/** What is wanted. */
export interface CronTabSpec {
  config?: client.AnyObject;
  /** When to run, as cron has it. */
  cronSpec: string;
  image: string | null;
  labels?: client.Dict<string>;
  /** @defaultValue `"Allow"` */
  policy?: CronTabSpecPolicy;
  port?: client.IntOrString;
  /**
   * How many at a time.
   *
   * One is enough for most.
   *
   * @defaultValue `1`
   */
  replicas?: number;
  steps?: CronTabSpecSteps[];
}

export type CronTabSpecPolicy = "Allow" | "Forbid" | "Replace" | (string & {});

export interface CronTabSpecSteps {
  args?: string[];
  name: string;
}

export interface CronTabStatus {
  conditions?: CronTabStatusConditions[];
  lastRun?: string;
  replicas?: number;
}

export interface CronTabStatusConditions {
  status: CronTabStatusConditionsStatus;
  type: string;
}

export type CronTabStatusConditionsStatus =
  "True" | "False" | "Unknown" | (string & {});
