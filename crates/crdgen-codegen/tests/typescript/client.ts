/**
 * What the clients of all kinds share.
 *
 * Objects are the JSON of the server: fields that a type does not name are kept
 * when an object is read and written again. Times in `metadata` are `Date`s, as
 * `V1ObjectMeta` has them; all others are strings. Numbers are JavaScript's, so
 * a whole number is exact up to 2^53.
 *
 * Made by crdgen for `@kubernetes/client-node` 2. Do not edit.
 */
import { setTimeout as pause } from "node:timers/promises";
import * as k8s from "@kubernetes/client-node";

/** A custom resource as the server stores it. */
export interface CustomResource extends k8s.KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: k8s.V1ObjectMeta;
}

/** A page of a list. */
export interface List<O extends CustomResource> {
  apiVersion: string;
  kind: string;
  metadata: ListMeta;
  items: O[];
}

/** What a list says of itself. */
export interface ListMeta {
  /** Where the next page starts; absent on the last one. */
  continue?: string;
  remainingItemCount?: number;
  resourceVersion?: string;
}

/** A number or a text, such as a port or a percentage. */
export type IntOrString = number | string;

/** Values by key. */
export type Dict<V> = Record<string, V>;

/** An object of which the schema names no field. */
export type AnyObject = Record<string, unknown>;

/** An object of another kind inside this one. */
export interface EmbeddedResource {
  apiVersion: string;
  kind: string;
  metadata?: EmbeddedMetadata;
  [field: string]: unknown;
}

/** The metadata of an embedded object; its times are strings. */
export interface EmbeddedMetadata {
  name?: string;
  namespace?: string;
  generateName?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  [field: string]: unknown;
}

type Leaf = string | number | boolean | bigint | null | undefined | Date;

/** `T` with every field of every object optional. */
export type DeepPartial<T> = T extends Leaf
  ? T
  : T extends (infer I)[]
    ? DeepPartial<I>[]
    : T extends object
      ? { [K in keyof T]?: DeepPartial<T[K]> }
      : T;

/** What a server-side apply sets of an `O`: nothing is needed but its name. */
export type Apply<O extends CustomResource> = DeepPartial<O> & {
  metadata: { name: string };
};

/** A merge patch (RFC 7396) of a `T`: null removes, a list replaces the whole list. */
export type MergePatch<T> = T extends Leaf | unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: MergePatch<T[K]> | null }
    : T;

/** An operation of a JSON patch (RFC 6902). */
export type JsonPatchOperation =
  | { op: "add" | "replace" | "test"; path: string; value: unknown }
  | { op: "move" | "copy"; from: string; path: string }
  | { op: "remove"; path: string };

/** The place of namespaced objects: the kubeconfig's namespace if it is not given. */
export interface InNamespace {
  namespace?: string | undefined;
}

/** The place of objects that live in no namespace. */
export interface InCluster {
  namespace?: never;
}

/** The name of an object. */
export interface Name {
  name: string;
}

/** Options of every request. */
export interface RequestOptions {
  /** Ends the request. */
  signal?: AbortSignal | undefined;
}

/** Which objects. */
export interface Selectors {
  labelSelector?: string | undefined;
  fieldSelector?: string | undefined;
}

/** Options of a list. */
export interface ListOptions extends RequestOptions, Selectors {
  /** The most objects of a page. */
  limit?: number | undefined;
  /** The `metadata.continue` of the page before. */
  continue?: string | undefined;
  resourceVersion?: string | undefined;
  resourceVersionMatch?: "Exact" | "NotOlderThan" | undefined;
}

/** Options of a watch. */
export interface WatchOptions extends RequestOptions, Selectors {
  /** Only what happens after this version; without it what exists comes first. */
  resourceVersion?: string | undefined;
}

/** Options of a write. */
export interface WriteOptions extends RequestOptions {
  /** Who writes, in place of the client's own field manager. */
  fieldManager?: string | undefined;
  /** What the server does with fields that it does not know. */
  fieldValidation?: "Strict" | "Warn" | "Ignore" | undefined;
  /** Whether the server only says what it would do. */
  dryRun?: boolean | undefined;
}

/** Options of a server-side apply. */
export interface ApplyOptions extends WriteOptions {
  /** Whether to take fields that others own. */
  force?: boolean | undefined;
}

/** Options of a deletion. */
export interface DeleteOptions extends RequestOptions {
  gracePeriodSeconds?: number | undefined;
  propagationPolicy?: "Background" | "Foreground" | "Orphan" | undefined;
  preconditions?: { uid?: string; resourceVersion?: string } | undefined;
  /** Whether the server only says what it would do. */
  dryRun?: boolean | undefined;
}

/** What happened to an object. */
export interface WatchEvent<O> {
  type: "ADDED" | "MODIFIED" | "DELETED";
  object: O;
}

/** Where a kind is on the server. */
export interface Resource {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
}

/** Whether an object has a condition, for `waitFor`. */
export function hasCondition(
  type: string,
  status = "True",
): (object: unknown) => boolean {
  return (object) => {
    const conditions = (
      object as { status?: { conditions?: unknown } } | undefined
    )?.status?.conditions;
    return (
      Array.isArray(conditions) &&
      conditions.some(
        (condition: { type?: unknown; status?: unknown } | null) =>
          condition?.type === type && condition.status === status,
      )
    );
  };
}

/** A client of one kind and version; `In` says where its objects live. */
abstract class Api<O extends CustomResource, In extends InNamespace> {
  /** Sends the requests; for the clients of subresources. */
  readonly server: Server;

  constructor(
    protected readonly kc: k8s.KubeConfig,
    resource: Resource,
    namespaced: boolean,
    fieldManager: string | undefined,
  ) {
    this.server = new Server(kc, resource, namespaced, fieldManager);
  }

  /** Reads an object. */
  async get(at: Name & In, options?: RequestOptions): Promise<O> {
    const path = this.server.path(at.namespace, at.name);
    return this.server.object<O>("GET", path, { options });
  }

  /** Reads a page of the objects of a place. */
  async list(options?: ListOptions & In): Promise<List<O>> {
    return this.listAt(this.server.path(options?.namespace), options);
  }

  /** Creates an object, of which `metadata` names the place. */
  async create(object: O, options?: WriteOptions): Promise<O> {
    const path = this.server.path(object.metadata.namespace);
    return this.server.object<O>("POST", path, {
      query: this.server.write(options),
      body: object,
      options,
    });
  }

  /** Replaces an object; with `metadata.resourceVersion` only if it is still that one. */
  async replace(object: O, options?: WriteOptions): Promise<O> {
    return this.server.replace<O>(undefined, object, options);
  }

  /** Changes some fields of an object. */
  async mergePatch(
    at: Name & In,
    patch: MergePatch<O>,
    options?: WriteOptions,
  ): Promise<O> {
    return this.server.patch<O>(at, undefined, merge, patch, options);
  }

  /** Changes an object step by step. */
  async jsonPatch(
    at: Name & In,
    patch: JsonPatchOperation[],
    options?: WriteOptions,
  ): Promise<O> {
    return this.server.patch<O>(at, undefined, json, patch, options);
  }

  /** Applies fields on the server, which creates the object if there is none. A field manager is needed. */
  async apply(object: Apply<O>, options?: ApplyOptions): Promise<O> {
    return this.server.apply<O>(undefined, object, options);
  }

  /** Deletes an object; gives the object if finalizers keep it for now. */
  async delete(
    at: Name & In,
    options?: DeleteOptions,
  ): Promise<O | k8s.V1Status> {
    const path = this.server.path(at.namespace, at.name);
    return this.server.object<O>("DELETE", path, {
      body: deletion(options),
      options,
    });
  }

  /** Deletes all objects of a place that the selectors match. */
  async deleteCollection(
    options?: DeleteOptions & Selectors & In,
  ): Promise<void> {
    const path = this.server.path(options?.namespace);
    await this.server.json("DELETE", path, {
      query: selectors(options),
      body: deletion(options),
      options,
    });
  }

  /**
   * What exists in a place, as `ADDED`, and then what happens there, until the
   * loop over it ends or `signal` is aborted. Fails with an `ApiException` of
   * code 410 if the server has forgotten what happened in between.
   */
  watch(options?: WatchOptions & In): AsyncGenerator<WatchEvent<O>, never> {
    return this.watchAt(this.server.path(options?.namespace), options);
  }

  /** A cache of the objects of a place, which follows what happens there once it is started. */
  informer(options?: Selectors & In): k8s.Informer<O> & k8s.ObjectCache<O> {
    return this.informerAt(this.server.path(options?.namespace), options);
  }

  /**
   * Waits until `condition` holds for an object, which is undefined while there
   * is none. `hasCondition("Ready")` is one; `AbortSignal.timeout` ends it.
   */
  async waitFor(
    at: Name & In,
    condition: (object: O | undefined) => boolean,
    options?: RequestOptions,
  ): Promise<O | undefined> {
    const path = this.server.path(at.namespace);
    const one = { ...options, fieldSelector: `metadata.name=${at.name}` };
    for (;;) {
      const { items, metadata } = await this.listAt(path, one);
      if (condition(items[0])) {
        return items[0];
      }
      try {
        const { resourceVersion } = metadata;
        const events = this.follow(path, { ...one, resourceVersion });
        for await (const { type, object } of events) {
          const now = type === "DELETED" ? undefined : object;
          if (condition(now)) {
            return now;
          }
        }
      } catch (error) {
        if (!(error instanceof k8s.ApiException && error.code === 410)) {
          throw error;
        }
      }
    }
  }

  protected async listAt(
    path: string,
    options: ListOptions | undefined,
  ): Promise<List<O>> {
    const query = {
      ...selectors(options),
      limit: options?.limit,
      continue: options?.continue,
      resourceVersion: options?.resourceVersion,
      resourceVersionMatch: options?.resourceVersionMatch,
    };
    const found = await this.server.json("GET", path, { query, options });
    const list = found as List<O>;
    list.items.forEach(setDates);
    return list;
  }

  protected async *watchAt(
    path: string,
    options: WatchOptions | undefined,
  ): AsyncGenerator<WatchEvent<O>, never> {
    let resourceVersion = options?.resourceVersion;
    if (resourceVersion === undefined) {
      let page: List<O> | undefined;
      do {
        page = await this.listAt(path, {
          ...options,
          limit: 500,
          continue: page?.metadata.continue,
        });
        for (const object of page.items) {
          yield { type: "ADDED", object };
        }
      } while (page.metadata.continue);
      resourceVersion = page.metadata.resourceVersion;
    }
    return yield* this.follow(path, { ...options, resourceVersion });
  }

  protected informerAt(
    path: string,
    options: Selectors | undefined,
  ): k8s.Informer<O> & k8s.ObjectCache<O> {
    return new k8s.ListWatch<O>(
      path,
      new DatedWatch(this.kc),
      () => this.listAt(path, options),
      false,
      options?.labelSelector,
      options?.fieldSelector,
    );
  }

  /** What happens after a version. A watch that ends, as the server has it now and then, is taken up again where it was. */
  private async *follow(
    path: string,
    options: WatchOptions,
  ): AsyncGenerator<WatchEvent<O>, never> {
    let { resourceVersion } = options;
    for (;;) {
      const query = {
        ...selectors(options),
        watch: true,
        allowWatchBookmarks: true,
        resourceVersion,
      };
      const response = await this.server.send("GET", path, { query, options });
      for await (const line of lines(response, options.signal)) {
        const event = JSON.parse(line) as RawEvent<O>;
        if (event.type === "ERROR") {
          throw failure(event.object.code ?? 500, event.object, {});
        }
        setDates(event.object);
        resourceVersion = event.object.metadata.resourceVersion;
        if (event.type !== "BOOKMARK") {
          yield event;
        }
      }
      await pause(500);
      options.signal?.throwIfAborted();
    }
  }
}

/** A client of a kind of which objects live in namespaces. */
export abstract class NamespacedApi<O extends CustomResource> extends Api<
  O,
  InNamespace
> {
  constructor(
    kc: k8s.KubeConfig,
    resource: Resource,
    fieldManager: string | undefined,
  ) {
    super(kc, resource, true, fieldManager);
  }

  /** Reads a page of the objects of all namespaces. */
  async listAll(options?: ListOptions): Promise<List<O>> {
    return this.listAt(this.server.everywhere, options);
  }

  /** As `watch`, in all namespaces. */
  watchAll(options?: WatchOptions): AsyncGenerator<WatchEvent<O>, never> {
    return this.watchAt(this.server.everywhere, options);
  }

  /** As `informer`, of all namespaces. */
  informerAll(options?: Selectors): k8s.Informer<O> & k8s.ObjectCache<O> {
    return this.informerAt(this.server.everywhere, options);
  }
}

/** A client of a kind of which objects live in no namespace. */
export abstract class ClusterApi<O extends CustomResource> extends Api<
  O,
  InCluster
> {
  constructor(
    kc: k8s.KubeConfig,
    resource: Resource,
    fieldManager: string | undefined,
  ) {
    super(kc, resource, false, fieldManager);
  }
}

/** A client of `/status`: writes here change nothing but the status, and other writes do not change it. */
export class StatusApi<O extends CustomResource, In extends InNamespace> {
  private readonly server: Server;

  constructor(api: Api<O, In>) {
    this.server = api.server;
  }

  /** Replaces the status. */
  async replace(object: O, options?: WriteOptions): Promise<O> {
    return this.server.replace<O>("status", object, options);
  }

  /** Changes some fields of the status. */
  async mergePatch(
    at: Name & In,
    patch: MergePatch<O>,
    options?: WriteOptions,
  ): Promise<O> {
    return this.server.patch<O>(at, "status", merge, patch, options);
  }

  /** Changes the status step by step; paths start with `/status`. */
  async jsonPatch(
    at: Name & In,
    patch: JsonPatchOperation[],
    options?: WriteOptions,
  ): Promise<O> {
    return this.server.patch<O>(at, "status", json, patch, options);
  }

  /** Applies fields of the status on the server. A field manager is needed. */
  async apply(object: Apply<O>, options?: ApplyOptions): Promise<O> {
    return this.server.apply<O>("status", object, options);
  }
}

/** A client of `/scale`. */
export class ScaleApi<O extends CustomResource, In extends InNamespace> {
  private readonly server: Server;

  constructor(api: Api<O, In>) {
    this.server = api.server;
  }

  /** Reads how many replicas there are and should be. */
  async get(at: Name & In, options?: RequestOptions): Promise<k8s.V1Scale> {
    const path = this.server.path(at.namespace, at.name, "scale");
    return this.server.object<k8s.V1Scale>("GET", path, { options });
  }

  /** Replaces how many replicas there should be. */
  async replace(
    scale: k8s.V1Scale,
    options?: WriteOptions,
  ): Promise<k8s.V1Scale> {
    return this.server.replace<k8s.V1Scale>("scale", scale, options);
  }

  /** Changes how many replicas there should be: `{ spec: { replicas: 3 } }`. */
  async mergePatch(
    at: Name & In,
    patch: MergePatch<k8s.V1Scale>,
    options?: WriteOptions,
  ): Promise<k8s.V1Scale> {
    return this.server.patch<k8s.V1Scale>(at, "scale", merge, patch, options);
  }

  /** Changes the scale step by step. */
  async jsonPatch(
    at: Name & In,
    patch: JsonPatchOperation[],
    options?: WriteOptions,
  ): Promise<k8s.V1Scale> {
    return this.server.patch<k8s.V1Scale>(at, "scale", json, patch, options);
  }
}

const merge = k8s.PatchStrategy.MergePatch;
const json = k8s.PatchStrategy.JsonPatch;

type Query = Record<string, string | number | boolean | undefined>;

type RawEvent<O> =
  | WatchEvent<O>
  | { type: "BOOKMARK"; object: O }
  | { type: "ERROR"; object: k8s.V1Status };

interface Request {
  query?: Query;
  body?: unknown;
  contentType?: string;
  options?: RequestOptions | undefined;
}

/** The requests for one kind and version, which the clients of its subresources share. */
class Server {
  /** The path of the objects of all namespaces. */
  readonly everywhere: string;
  private readonly configuration: k8s.Configuration;
  private readonly namespace: string;

  constructor(
    kc: k8s.KubeConfig,
    private readonly resource: Resource,
    private readonly namespaced: boolean,
    private readonly fieldManager: string | undefined,
  ) {
    const { group, version, plural } = resource;
    this.everywhere = `/apis/${group}/${version}/${plural}`;
    this.configuration = kc.makeApiClient(Configured).configuration;
    const context = kc.getContextObject(kc.getCurrentContext());
    this.namespace = context?.namespace ?? "default";
  }

  /** The path of a place, of an object in it, or of a part of that. */
  path(namespace: string | undefined, name?: string, part?: string): string {
    const { group, version, plural } = this.resource;
    const place = this.namespaced
      ? `/namespaces/${segment(namespace ?? this.namespace)}`
      : "";
    const object = name === undefined ? "" : `/${segment(name)}`;
    const rest = part === undefined ? "" : `/${part}`;
    return `/apis/${group}/${version}${place}/${plural}${object}${rest}`;
  }

  write(options: WriteOptions | undefined): Query {
    return {
      fieldManager: options?.fieldManager ?? this.fieldManager,
      fieldValidation: options?.fieldValidation,
      dryRun: options?.dryRun === true ? "All" : undefined,
    };
  }

  async replace<O>(
    part: string | undefined,
    object: k8s.KubernetesObject,
    options: WriteOptions | undefined,
  ): Promise<O> {
    const { namespace, name = "" } = object.metadata ?? {};
    return this.object<O>("PUT", this.path(namespace, name, part), {
      query: this.write(options),
      body: object,
      options,
    });
  }

  async patch<O>(
    at: Name & InNamespace,
    part: string | undefined,
    contentType: string,
    patch: unknown,
    options: WriteOptions | undefined,
  ): Promise<O> {
    return this.object<O>("PATCH", this.path(at.namespace, at.name, part), {
      query: this.write(options),
      body: patch,
      contentType,
      options,
    });
  }

  async apply<O>(
    part: string | undefined,
    object: { metadata: Name & InNamespace },
    options: ApplyOptions | undefined,
  ): Promise<O> {
    const { group, version, kind } = this.resource;
    const { namespace, name } = object.metadata;
    return this.object<O>("PATCH", this.path(namespace, name, part), {
      query: { ...this.write(options), force: options?.force },
      body: { ...object, apiVersion: `${group}/${version}`, kind },
      contentType: k8s.PatchStrategy.ServerSideApply,
      options,
    });
  }

  /** What the server answers, which is an `O`. */
  async object<O>(
    method: k8s.HttpMethod,
    path: string,
    request: Request,
  ): Promise<O> {
    const found = await this.json(method, path, request);
    setDates(found as k8s.KubernetesObject);
    return found as O;
  }

  async json(
    method: k8s.HttpMethod,
    path: string,
    request: Request,
  ): Promise<unknown> {
    const response = await this.send(method, path, request);
    return JSON.parse(await response.body.text()) as unknown;
  }

  async send(
    method: k8s.HttpMethod,
    path: string,
    request: Request,
  ): Promise<k8s.ResponseContext> {
    const { baseServer, authMethods, httpApi, middleware } = this.configuration;
    let context = baseServer.makeRequestContext(path, method);
    context.setHeaderParam("Accept", "application/json");
    for (const [key, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) {
        context.setQueryParam(key, String(value));
      }
    }
    if (request.body !== undefined) {
      const contentType = request.contentType ?? "application/json";
      context.setHeaderParam("Content-Type", contentType);
      context.setBody(JSON.stringify(request.body));
    }
    if (request.options?.signal) {
      context.setSignal(request.options.signal);
    }
    await authMethods.default?.applySecurityAuthentication(context);
    for (const step of middleware) {
      context = await step.pre(context).toPromise();
    }
    let response = await httpApi.send(context).toPromise();
    for (const step of middleware) {
      response = await step.post(response).toPromise();
    }
    const code = response.httpStatusCode;
    if (code < 200 || code > 299) {
      throw failure(code, await response.body.text(), response.headers);
    }
    return response;
  }
}

/** Gets the configuration that a kubeconfig makes for clients. */
class Configured {
  constructor(readonly configuration: k8s.Configuration) {}
}

/** A watch that gives `Date`s, as lists do. */
class DatedWatch extends k8s.Watch {
  override async watch(
    ...[path, query, callback, done]: Parameters<k8s.Watch["watch"]>
  ): Promise<AbortController> {
    const dated: typeof callback = (phase, object, event) => {
      setDates(object as k8s.KubernetesObject);
      callback(phase, object, event);
    };
    return super.watch(path, query, dated, done);
  }
}

/** Makes the times of metadata what `V1ObjectMeta` says that they are. */
function setDates({ metadata }: k8s.KubernetesObject): void {
  if (metadata?.creationTimestamp) {
    metadata.creationTimestamp = new Date(metadata.creationTimestamp);
  }
  if (metadata?.deletionTimestamp) {
    metadata.deletionTimestamp = new Date(metadata.deletionTimestamp);
  }
  for (const entry of metadata?.managedFields ?? []) {
    if (entry.time) {
      entry.time = new Date(entry.time);
    }
  }
}

/** A part of a path, which must not lead elsewhere. */
function segment(text: string): string {
  if (text === "" || text === "." || text === "..") {
    throw new TypeError(`not a name: ${JSON.stringify(text)}`);
  }
  return encodeURIComponent(text);
}

function selectors(options: Selectors | undefined): Query {
  return {
    labelSelector: options?.labelSelector,
    fieldSelector: options?.fieldSelector,
  };
}

function deletion(options: DeleteOptions | undefined): unknown {
  return {
    apiVersion: "meta.k8s.io/v1",
    kind: "DeleteOptions",
    gracePeriodSeconds: options?.gracePeriodSeconds,
    propagationPolicy: options?.propagationPolicy,
    preconditions: options?.preconditions,
    dryRun: options?.dryRun === true ? ["All"] : undefined,
  };
}

/** The error for an answer of the server: a `Status`, or whatever stands before the server said. */
function failure(
  code: number,
  answer: string | k8s.V1Status,
  headers: Record<string, string>,
): k8s.ApiException<string | k8s.V1Status> {
  let body = answer;
  if (typeof body === "string") {
    try {
      body = JSON.parse(body) as k8s.V1Status;
    } catch {
      // Not JSON: it stays a text.
    }
  }
  const message = typeof body === "string" ? body : (body.message ?? "");
  return new k8s.ApiException(code, message, body, headers);
}

/** The lines of an answer that goes on; a connection that is lost ends it too. */
async function* lines(
  response: k8s.ResponseContext,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  const stream = response.body.stream() ?? [];
  try {
    for await (const chunk of stream) {
      const text = rest + decoder.decode(chunk, { stream: true });
      const parts = text.split("\n");
      rest = parts.pop() ?? "";
      yield* parts.filter((part) => part !== "");
    }
  } catch {
    signal?.throwIfAborted();
  }
}
