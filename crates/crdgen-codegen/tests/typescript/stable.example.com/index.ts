// Made by crdgen for @kubernetes/client-node 2. Do not edit.
export * as cronTabV1 from "./cron_tab_v1.js";
export * as clockV1 from "./clock_v1.js";
