// Made by crdgen for fabric8's kubernetes-client 8. Do not edit.
package crdgen;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sends what fabric8's DSL has no words for: it names no field manager when it creates, replaces or
 * scales, and reads an object before it patches it.
 */
final class Requests {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-.a-z0-9]*[a-z0-9])?");

  private final KubernetesClient client;
  private final String place;
  private final String fieldManager;

  Requests(
      KubernetesClient client,
      Class<? extends HasMetadata> type,
      String namespace,
      String fieldManager) {
    this.client = client;
    this.fieldManager = fieldManager;
    String version = "/apis/" + HasMetadata.getGroup(type) + "/" + HasMetadata.getVersion(type);
    String in = namespace == null ? "" : "/namespaces/" + name(namespace);
    this.place = version + in + "/" + HasMetadata.getPlural(type);
  }

  /** A name as the server takes it, which leads to no other path. */
  static String name(String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name: " + name);
    }
    return name;
  }

  String path() {
    return place;
  }

  String path(String name) {
    return place + "/" + name(name);
  }

  String path(String name, String subresource) {
    return path(name) + "/" + subresource;
  }

  String path(HasMetadata object) {
    return path(object.getMetadata().getName());
  }

  String path(HasMetadata object, String subresource) {
    return path(object) + "/" + subresource;
  }

  <R> R get(Class<R> type, String path) {
    return read(type, send("GET", path, Map.of(), "application/json", null));
  }

  <R> R create(Class<R> type, R object, Object options) {
    return write(type, "POST", place, options, "application/json", object);
  }

  <R> R replace(Class<R> type, String path, R object, Object options) {
    return write(type, "PUT", path, options, "application/json", object);
  }

  <R> R mergePatch(Class<R> type, String path, Object patch, Object options) {
    return write(type, "PATCH", path, options, "application/merge-patch+json", patch);
  }

  <R> R jsonPatch(Class<R> type, String path, JsonPatch patch, Object options) {
    return write(type, "PATCH", path, options, "application/json-patch+json", patch);
  }

  <R> R apply(Class<R> type, String path, R object, Object options) {
    return write(type, "PATCH", path, options, "application/apply-patch+yaml", object);
  }

  void delete(String path, Object selectors, Object options) {
    send("DELETE", path, query(selectors), "application/json", options);
  }

  private <R> R write(
      Class<R> type, String method, String path, Object options, String contentType, Object body) {
    Map<String, Object> query = query(options);
    if (fieldManager != null) {
      query.putIfAbsent("fieldManager", fieldManager);
    }
    return read(type, send(method, path, query, contentType, body));
  }

  private <R> R read(Class<R> type, String json) {
    return client.getKubernetesSerialization().unmarshal(json, type);
  }

  /** Options are objects to fabric8, and parameters to the server. */
  private Map<String, Object> query(Object options) {
    Map<String, Object> query = new TreeMap<>();
    if (options != null) {
      Map<?, ?> fields = client.getKubernetesSerialization().convertValue(options, Map.class);
      fields.forEach((name, value) -> query.put(name.toString(), value));
    }
    query.keySet().removeAll(List.of("apiVersion", "kind"));
    return query;
  }

  private String send(
      String method, String path, Map<String, Object> query, String contentType, Object body) {
    String server = client.getMasterUrl().toString().replaceAll("/+$", "");
    String parameters =
        query.entrySet().stream().map(Requests::parameter).collect(Collectors.joining("&"));
    HttpRequest request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(server + path + (parameters.isEmpty() ? "" : "?" + parameters))
            .method(method, contentType, text(body))
            .timeout(client.getConfiguration().getRequestTimeout(), TimeUnit.MILLISECONDS)
            .build();
    try {
      HttpResponse<String> response = client.getHttpClient().sendAsync(request, String.class).get();
      if (!response.isSuccessful()) {
        Status status = status(response);
        String message = method + " " + path + ": " + status.getMessage();
        throw new KubernetesClientException(message, null, response.code(), status, request);
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KubernetesClientException.launderThrowable(e);
    } catch (ExecutionException e) {
      throw KubernetesClientException.launderThrowable(e.getCause());
    }
  }

  private String text(Object body) {
    return body == null || body instanceof String
        ? (String) body
        : client.getKubernetesSerialization().asJson(body);
  }

  private static String parameter(Map.Entry<String, Object> entry) {
    Collection<?> values =
        entry.getValue() instanceof Collection<?> all ? all : List.of(entry.getValue());
    return values.stream()
        .map(
            value ->
                entry.getKey() + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** What the server says, or whatever stands before it. */
  private Status status(HttpResponse<String> response) {
    try {
      return read(Status.class, response.body());
    } catch (RuntimeException e) {
      return new StatusBuilder().withCode(response.code()).withMessage(response.body()).build();
    }
  }
}
