// Drives every verb of a generated client against a real API server, which a command starts: `node drive.js PROGRAM serve`.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import * as k8s from "@kubernetes/client-node";
import * as generated from "./out/crontab/index.js";
import type { RecordSpec } from "./out/hostile/hostile.example.com/record_v1.js";

const { CronTabApi, CronTabGVK } = generated.stableExampleCom.cronTabV1;
type CronTab = generated.stableExampleCom.cronTabV1.CronTab;
const { hasCondition } = generated.client;

// What must compile: an enum takes values of tomorrow, null is not absence, an open struct takes more.
const record: RecordSpec = {
  class: "",
  "a-b": "",
  "": {},
  int: 1,
  "*/": { x: "" },
  nullableText: null,
  mode: "of tomorrow",
  objects: [null, {}],
  open: { more: [1] },
  template: { apiVersion: "v1", kind: "Pod" },
  // @ts-expect-error: it may be absent, but not null
  from: null,
};
assert.equal(record.constructor, Object);

const [program = "", ...args] = process.argv.slice(2);
const server = spawn(program, args, {
  stdio: ["pipe", "pipe", "ignore"],
});
try {
  await drive(await connect());
} finally {
  server.stdin.end();
}
console.log("drove every verb");

async function connect(): Promise<k8s.KubeConfig> {
  const kc = new k8s.KubeConfig();
  for await (const line of createInterface(server.stdout)) {
    const { url, token, ca } = JSON.parse(line) as Record<string, string>;
    assert(url !== undefined && token !== undefined && ca !== undefined);
    const caData = Buffer.from(ca).toString("base64");
    kc.loadFromClusterAndUser(
      { name: "test", server: url, caData, skipTLSVerify: false },
      { name: "test", token },
    );
    return kc;
  }
  throw new Error(`${program} ${args.join(" ")}: said nothing`);
}

async function drive(kc: k8s.KubeConfig): Promise<void> {
  await install(kc);
  await wire(kc);
  await driveInCluster(kc);
  const tabs = new CronTabApi(kc, "drive");
  const a = { name: "a", namespace: "default" };
  const signal = AbortSignal.timeout(120_000);

  const created = await tabs.create({
    ...tab("a", { cronSpec: "* * * * *", image: null, port: "80%" }),
  });
  assert.equal(created.spec.replicas, 1);
  assert.equal(created.spec.image, null);
  assert(created.metadata.creationTimestamp instanceof Date);
  assert.equal(created.metadata.managedFields?.[0]?.manager, "drive");

  // A field that no type names, in an object that is open, goes there and back.
  const long = { deep: { list: [1, null, { x: "y" }] } };
  created.spec.config = long;
  const replaced = await tabs.replace(created);
  assert.deepEqual(replaced.spec.config, long);
  await assert.rejects(tabs.replace(created), code(409));
  assert.deepEqual((await tabs.get(a)).spec, replaced.spec);

  const merged = await tabs.mergePatch(
    { name: "a" },
    { spec: { replicas: 2, port: 80, config: null } },
  );
  assert.deepEqual([merged.spec.replicas, merged.spec.port], [2, 80]);
  assert.equal(merged.spec.config, undefined);
  const patched = await tabs.jsonPatch(a, [
    { op: "test", path: "/spec/replicas", value: 2 },
    { op: "replace", path: "/spec/policy", value: "Forbid" },
  ]);
  assert.equal(patched.spec.policy, "Forbid");

  const applied = await tabs.apply({
    metadata: { name: "b", namespace: "default", labels: { x: "y" } },
    spec: { cronSpec: "0 0 * * *", image: "i", steps: [{ name: "s" }] },
  });
  assert.deepEqual(applied.spec.steps, [{ name: "s" }]);
  const other = { metadata: { name: "b" }, spec: { image: "other" } };
  const fieldManager = "other";
  await assert.rejects(tabs.apply(other, { fieldManager }), code(409));
  const forced = await tabs.apply(other, { fieldManager, force: true });
  assert.equal(forced.spec.image, "other");
  const dry = await tabs.mergePatch(
    a,
    { spec: { image: "dry" } },
    { dryRun: true },
  );
  assert.equal(dry.spec.image, "dry");

  const page = await tabs.list({ namespace: "default", limit: 1 });
  assert.deepEqual(names(page.items), ["a"]);
  assert(page.metadata.continue !== undefined);
  const next = await tabs.list({ limit: 1, continue: page.metadata.continue });
  assert.deepEqual(names(next.items), ["b"]);
  assert.equal(next.metadata.continue ?? "", "");
  const selected = await tabs.listAll({ labelSelector: "x=y" });
  assert.deepEqual(names(selected.items), ["b"]);

  // The status is its own: other writes leave it, and it leaves the spec.
  const withStatus = { ...(await tabs.get(a)), status: { replicas: 7 } };
  assert.equal((await tabs.replace(withStatus)).status, undefined);
  const now = await tabs.get(a);
  const status = await tabs.status.replace({ ...now, status: { replicas: 7 } });
  assert.equal(status.status?.replicas, 7);
  await tabs.status.mergePatch(a, { status: { replicas: 8 } });
  await tabs.status.jsonPatch(a, [
    { op: "replace", path: "/status/replicas", value: 9 },
  ]);
  const scale = await tabs.scale.get(a);
  assert.deepEqual([scale.spec?.replicas, scale.status?.replicas], [2, 9]);
  assert(scale.spec !== undefined);
  scale.spec.replicas = 3;
  await tabs.scale.replace(scale);
  await tabs.scale.mergePatch(a, { spec: { replicas: 4 } });
  const by = await tabs.scale.jsonPatch(a, [
    { op: "replace", path: "/spec/replicas", value: 5 },
  ]);
  assert.equal(by.spec?.replicas, 5);
  assert.equal((await tabs.get(a)).spec.replicas, 5);

  const ready = tabs.waitFor(a, hasCondition("Ready"), { signal });
  await tabs.status.apply({
    metadata: { name: "a" },
    status: { conditions: [{ type: "Ready", status: "True" }] },
  });
  assert.equal((await ready)?.status?.conditions?.[0]?.type, "Ready");
  const never = { signal: AbortSignal.timeout(300) };
  await assert.rejects(
    tabs.waitFor(a, hasCondition("Never"), never),
    (error) => error instanceof Error && error.name === "TimeoutError",
  );

  const seen: string[] = [];
  for await (const { type, object } of tabs.watchAll({ signal })) {
    seen.push(`${type} ${object.metadata.name ?? ""}`);
    assert(object.metadata.creationTimestamp instanceof Date);
    if (seen.length === 2) {
      await tabs.mergePatch(a, { spec: { image: "new" } });
      await tabs.delete({ name: "b" }, { propagationPolicy: "Background" });
    }
    if (seen.length === 4) {
      break;
    }
  }
  assert.deepEqual(seen, ["ADDED a", "ADDED b", "MODIFIED a", "DELETED b"]);
  const from = tabs.watch({ resourceVersion: "1", signal });
  await assert.rejects(from.next(), code(410));

  const informer = tabs.informer();
  await informer.start();
  assert.equal(informer.get("a", "default")?.spec.image, "new");
  await informer.stop();

  await assert.rejects(tabs.get({ name: "none" }), code(404));
  await assert.rejects(tabs.get({ name: ".." }), TypeError);
  const gone = tabs.waitFor(a, (object) => object === undefined, { signal });
  await tabs.deleteCollection({ fieldSelector: "metadata.name=a" });
  assert.equal(await gone, undefined);
  assert.deepEqual((await tabs.listAll()).items, []);
}

/** Sends what `../wire.jsonl` has. */
async function wire(kc: k8s.KubeConfig): Promise<void> {
  const body = { metadata: { name: "wire" } };
  await kc.makeApiClient(k8s.CoreV1Api).createNamespace({ body });
  const tabs = new CronTabApi(kc, "wire");
  const a = { name: "a", namespace: "wire" };
  const b = { name: "b", namespace: "wire" };
  const labels = { wire: "yes" };
  const labelSelector = "wire=yes";
  const fieldSelector = "metadata.name=a";
  const namespace = "wire";
  const spec = { cronSpec: "* * * * *", image: "i" };

  await tabs.create({ ...tab("a", spec), metadata: { ...a, labels } });
  const got = await tabs.get(a);
  const page = { namespace, labelSelector, fieldSelector, limit: 5 };
  const { resourceVersion } = (await tabs.list(page)).metadata;
  await tabs.listAll({ labelSelector });
  await tabs.replace({ ...got, spec: { ...got.spec, image: "j" } });
  await tabs.mergePatch(a, { spec: { image: "k" } });
  await tabs.jsonPatch(a, [{ op: "replace", path: "/spec/image", value: "l" }]);
  await tabs.apply({ metadata: { ...b, labels }, spec });
  await tabs.apply({ metadata: { ...b, labels }, spec }, { force: true });

  const { status } = tabs;
  await status.replace({ ...(await tabs.get(a)), status: { replicas: 1 } });
  await status.mergePatch(a, { status: { replicas: 2 } });
  await status.jsonPatch(a, [
    { op: "replace", path: "/status/replicas", value: 3 },
  ]);
  const applied = { metadata: a, status: { replicas: 4 } };
  await status.apply(applied, { force: true });

  const scale = await tabs.scale.get(a);
  scale.spec = { replicas: 2 };
  await tabs.scale.replace(scale);
  await tabs.scale.mergePatch(a, { spec: { replicas: 3 } });
  await tabs.scale.jsonPatch(a, [
    { op: "replace", path: "/spec/replicas", value: 4 },
  ]);

  const signal = AbortSignal.timeout(120_000);
  const from = { namespace, fieldSelector, resourceVersion, signal };
  for await (const event of tabs.watch(from)) {
    assert.equal(event.type, "MODIFIED");
    break;
  }
  await tabs.delete(b, { propagationPolicy: "Background" });
  await tabs.deleteCollection({ namespace, labelSelector });

  const clocks = new generated.stableExampleCom.clockV1.ClockApi(kc, "wire");
  const metadata = { name: "wire" };
  await clocks.create({
    apiVersion: "stable.example.com/v1",
    kind: "Clock",
    metadata: { ...metadata, labels },
    zone: "UTC",
  });
  await clocks.get(metadata);
  await clocks.list({ labelSelector });
  await clocks.delete(metadata);
}

/** Where there are no namespaces: only paths are others. */
async function driveInCluster(kc: k8s.KubeConfig): Promise<void> {
  const { ClockApi } = generated.stableExampleCom.clockV1;
  const clocks = new ClockApi(kc, "drive");
  const metadata = { name: "a" };
  const apiVersion = "stable.example.com/v1";
  await clocks.create({ apiVersion, kind: "Clock", metadata, zone: "UTC" });
  await clocks.apply({ metadata, zone: "CET" }, { force: true });
  assert.equal((await clocks.get(metadata)).zone, "CET");
  for await (const { type, object } of clocks.watch()) {
    assert.deepEqual([type, object.zone], ["ADDED", "CET"]);
    break;
  }
  await clocks.delete(metadata);
  assert.deepEqual((await clocks.list()).items, []);
}

function tab(name: string, spec: CronTab["spec"]): CronTab {
  const { group, version, kind } = CronTabGVK;
  return {
    apiVersion: `${group}/${version}`,
    kind,
    metadata: { name, namespace: "default" },
    spec,
  };
}

function names(tabs: CronTab[]): (string | undefined)[] {
  return tabs.map(({ metadata }) => metadata.name);
}

function code(expected: number): (error: unknown) => boolean {
  return (error) =>
    error instanceof k8s.ApiException && error.code === expected;
}

/** Creates the CRDs and waits until the server serves them. */
async function install(kc: k8s.KubeConfig): Promise<void> {
  const crds = kc.makeApiClient(k8s.ApiextensionsV1Api);
  const text = await readFile("crontab.yaml", "utf8");
  for (const body of k8s.loadAllYaml(text)) {
    await crds.createCustomResourceDefinition({
      body: body as k8s.V1CustomResourceDefinition,
    });
  }
  const { ClockApi } = generated.stableExampleCom.clockV1;
  await Promise.all([
    served(() => new CronTabApi(kc).list()),
    served(() => new ClockApi(kc).list()),
  ]);
}

async function served(list: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await list();
      return;
    } catch (error) {
      // Not there yet, or "storage is (re)initializing".
      if (!code(404)(error) && !code(429)(error)) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
