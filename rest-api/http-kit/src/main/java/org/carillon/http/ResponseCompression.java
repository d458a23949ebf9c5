package org.carillon.http;

import io.undertow.conduits.DeflatingStreamSinkConduit;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.Deflater;

/**
 * Compresses text for clients that accept gzip, in this application only: the server's own filters
 * are for all applications.
 *
 * <p>Responses to requests from other sites' pages are not compressed: the length would reveal
 * which parts of a response equal the attacker's text (BREACH).
 */
public final class ResponseCompression implements ServletExtension {
  /** A shorter response fits into one packet anyway. */
  static final long LEAST_OCTETS = 1_024;

  private static final int KEPT_DEFLATERS = 32;

  private static final Pattern TEXT =
      Pattern.compile(
          "text/.+|image/svg\\+xml|application/(?:.+\\+)?(?:json|xml|yaml|javascript)(?:-.+)?");

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(ResponseCompression::around);
  }

  private static HttpHandler around(HttpHandler next) {
    var gzip =
        new GzipEncodingProvider(
            DeflatingStreamSinkConduit.simpleDeflaterPool(
                KEPT_DEFLATERS, Deflater.DEFAULT_COMPRESSION));
    HttpHandler compressing =
        new EncodingHandler(
            next,
            new ContentEncodingRepository()
                .addEncodingHandler("gzip", gzip, 50, ResponseCompression::isToBeCompressed));
    return exchange -> {
      exchange.addResponseCommitListener(ResponseCompression::vary);
      (isOfAnotherSite(exchange) ? next : compressing).handleRequest(exchange);
    };
  }

  /** Tells caches that the response depends on the request's fields. */
  private static void vary(HttpServerExchange exchange) {
    if (isText(exchange.getResponseHeaders().getFirst(Headers.CONTENT_TYPE))) {
      exchange.getResponseHeaders().add(Headers.VARY, Headers.ACCEPT_ENCODING_STRING);
    }
  }

  private static boolean isOfAnotherSite(HttpServerExchange exchange) {
    return "cross-site".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"));
  }

  /** Called when the headers are complete; a response of unknown length exceeds a buffer. */
  private static boolean isToBeCompressed(HttpServerExchange exchange) {
    long octets = exchange.getResponseContentLength();
    return (octets < 0 || octets >= LEAST_OCTETS)
        && exchange.getStatusCode() != StatusCodes.PARTIAL_CONTENT
        && isText(exchange.getResponseHeaders().getFirst(Headers.CONTENT_TYPE));
  }

  /** Returns true for textual media types, which gzip compresses well. */
  static boolean isText(String mediaType) {
    if (mediaType == null) {
      return false;
    }
    int parameters = mediaType.indexOf(';');
    String type = parameters < 0 ? mediaType : mediaType.substring(0, parameters);
    return TEXT.matcher(type.strip().toLowerCase(Locale.ROOT)).matches();
  }
}
