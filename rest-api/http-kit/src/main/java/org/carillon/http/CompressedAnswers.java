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
 * Sends text compressed to whoever takes gzip. Of this application alone: the server's filters are
 * others', too.
 *
 * <p>What a page of another site asked for goes as it is: the length of a compressed answer tells
 * what in it equals what the stranger had repeated (BREACH).
 */
public final class CompressedAnswers implements ServletExtension {
  /** A shorter answer fits into one packet anyway. */
  static final long LEAST_OCTETS = 1_024;

  private static final int KEPT_DEFLATERS = 32;

  private static final Pattern TEXT =
      Pattern.compile(
          "text/.+|image/svg\\+xml|application/(?:.+\\+)?(?:json|xml|yaml|javascript)(?:-.+)?");

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(CompressedAnswers::around);
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
                .addEncodingHandler("gzip", gzip, 50, CompressedAnswers::isToBeCompressed));
    return exchange -> {
      exchange.addResponseCommitListener(CompressedAnswers::vary);
      (isOfAnotherSite(exchange) ? next : compressing).handleRequest(exchange);
    };
  }

  /** Caches keep an answer by what its sender took. */
  private static void vary(HttpServerExchange exchange) {
    if (isText(exchange.getResponseHeaders().getFirst(Headers.CONTENT_TYPE))) {
      exchange.getResponseHeaders().add(Headers.VARY, Headers.ACCEPT_ENCODING_STRING);
    }
  }

  private static boolean isOfAnotherSite(HttpServerExchange exchange) {
    return "cross-site".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"));
  }

  /** Asked when the headers are complete; a length that is not known is more than a buffer. */
  private static boolean isToBeCompressed(HttpServerExchange exchange) {
    long octets = exchange.getResponseContentLength();
    return (octets < 0 || octets >= LEAST_OCTETS)
        && exchange.getStatusCode() != StatusCodes.PARTIAL_CONTENT
        && isText(exchange.getResponseHeaders().getFirst(Headers.CONTENT_TYPE));
  }

  /** Whether a media type is text of some kind, which gzip makes much of. */
  static boolean isText(String mediaType) {
    if (mediaType == null) {
      return false;
    }
    int parameters = mediaType.indexOf(';');
    String type = parameters < 0 ? mediaType : mediaType.substring(0, parameters);
    return TEXT.matcher(type.strip().toLowerCase(Locale.ROOT)).matches();
  }
}
