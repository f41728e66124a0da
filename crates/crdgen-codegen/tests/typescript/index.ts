// Made by crdgen for @kubernetes/client-node 2. Do not edit.
export * as client from "./client.js";
export * as stableExampleCom from "./stable.example.com/index.js";
