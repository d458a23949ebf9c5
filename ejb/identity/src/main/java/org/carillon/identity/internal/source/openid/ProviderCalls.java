package org.carillon.identity.internal.source.openid;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.carillon.contract.source.SourceWeb;

/** Sends the library's calls by the adapter's web client; the library may open no sockets. */
final class ProviderCalls implements HTTPRequestSender, ResourceRetriever {
  private static final String ACCEPT = "Accept";
  private static final String JSON = "application/json";

  private final SourceWeb web;

  ProviderCalls(SourceWeb web) {
    this.web = web;
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request.getHeaderMap().forEach((name, values) -> fields.put(name, String.join(", ", values)));
    fields.putIfAbsent(ACCEPT, JSON);
    SourceWeb.Reply reply =
        call(
            new SourceWeb.Question(
                request.getMethod().name(),
                request.getURI(),
                fields,
                request.getBody() == null ? "" : request.getBody()));
    HTTPResponse response = new HTTPResponse(reply.status());
    response.setHeader("Content-Type", type(reply));
    response.setBody(new String(reply.body(), StandardCharsets.UTF_8));
    return response;
  }

  private static String type(SourceWeb.Reply reply) {
    return reply.type().isEmpty() ? JSON : reply.type();
  }

  /** Returns a document of the provider. */
  String get(URI address) throws IOException {
    SourceWeb.Reply reply = call(new SourceWeb.Question("GET", address, Map.of(ACCEPT, JSON), ""));
    if (reply.status() != 200) {
      throw new IOException(address.getHost() + " answers " + reply.status());
    }
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  @Override
  public Resource retrieveResource(URL address) throws IOException {
    try {
      return new Resource(get(address.toURI()), JSON);
    } catch (URISyntaxException malformed) {
      throw new IOException(malformed);
    }
  }

  private SourceWeb.Reply call(SourceWeb.Question question) throws IOException {
    try {
      return web.call(question);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The request was interrupted");
    }
  }
}
