package org.carillon.rest.kit;

import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.json.Json;
import org.jboss.logging.Logger;

/** Reads UTF-8 JSON (RFC 8259 §8.1) up to {@value #MOST_OCTETS} octets, more for {@link Large}. */
@Provider
@Consumes(MediaType.WILDCARD)
public class FieldsReader implements MessageBodyReader<Fields> {
  private static final Logger LOG = Logger.getLogger(FieldsReader.class);

  /** The media type of RFC 7396. */
  private static final MediaType MERGE_PATCH = new MediaType("application", "merge-patch+json");

  static final int MOST_OCTETS = 1_048_576;

  /** The listener's limit. */
  static final int MOST_OF_LARGE = 8_000_000;

  @Context Request request;

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Fields.class;
  }

  @Override
  public Fields readFrom(
      Class<Fields> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    // One octet above the limit shows that there are too many.
    int most = isOne(annotations, Large.class) ? MOST_OF_LARGE : MOST_OCTETS;
    byte[] octets = octets(body, most + 1);
    if (octets.length == 0 && isOne(annotations, MayBeLeftOut.class)) {
      return new Fields(JsonValue.EMPTY_JSON_OBJECT);
    }
    requireJson(
        headers.containsKey(HttpHeaders.CONTENT_TYPE) ? mediaType : MediaType.WILDCARD_TYPE,
        request.getMethod().equals("PATCH"));
    return read(octets, most);
  }

  private static byte[] octets(InputStream body, int most) {
    try {
      return body.readNBytes(most);
    } catch (IOException away) {
      LOG.debugf("The client closed the connection: %s", away.getMessage());
      throw new Refused(Problem.of(400, "malformed", "The body is incomplete."));
    }
  }

  private static boolean isOne(Annotation[] annotations, Class<? extends Annotation> wanted) {
    return Arrays.stream(annotations).anyMatch(wanted::isInstance);
  }

  /** Refuses a body not declared as JSON, or in another charset than UTF-8 (RFC 8259 §8.1). */
  static void requireJson(MediaType type, boolean patch) {
    boolean json = is(MediaType.APPLICATION_JSON_TYPE, type) || patch && is(MERGE_PATCH, type);
    if (!json) {
      throw new Refused(
          Problem.at(
              415,
              HttpHeaders.CONTENT_TYPE,
              "media-type",
              "The Content-Type must be application/json."));
    }
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw new Refused(
          Problem.at(
              415,
              HttpHeaders.CONTENT_TYPE,
              "charset",
              "The JSON must be in UTF-8, not in " + Problem.echo(charset) + "."));
    }
  }

  private static boolean is(MediaType wanted, MediaType type) {
    return wanted.getType().equalsIgnoreCase(type.getType())
        && wanted.getSubtype().equalsIgnoreCase(type.getSubtype());
  }

  /** Reads the octets of a body. */
  public static Fields read(byte[] octets) {
    return read(octets, MOST_OCTETS);
  }

  private static Fields read(byte[] octets, int most) {
    if (octets.length > most) {
      throw new Refused(
          Problem.of(
              413, "too-large", "The body is too large: the maximum is " + most + " octets."));
    }
    try {
      String text =
          Charsets.utf8(octets).orElseThrow(() -> new IllegalArgumentException("not UTF-8"));
      try (var parser = Json.createParser(new StringReader(text))) {
        boolean object = parser.next() == JsonParser.Event.START_OBJECT;
        if (object) {
          var fields = new Fields(JsonTree.object(parser));
          // Any further token makes this throw.
          if (!parser.hasNext()) {
            return fields;
          }
        }
      }
    } catch (Refused twice) {
      throw twice;
    } catch (RuntimeException notJson) {
      // The parser limits nesting, and reports an early end, with its own exceptions.
      LOG.debugf("Not JSON: %s", notJson.getMessage());
    }
    throw new Refused(Problem.of(400, "malformed", "The body is not a JSON object."));
  }
}
