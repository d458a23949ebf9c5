package org.carillon.rest;

import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/**
 * Reads a body of JSON, at most {@value #MOST_OCTETS} octets of well-formed UTF-8 (RFC 8259 §8.1).
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, FieldsReader.MERGE_PATCH})
public class FieldsReader implements MessageBodyReader<Fields> {
  private static final Logger LOG = Logger.getLogger(FieldsReader.class);

  /** RFC 7396. */
  static final String MERGE_PATCH = "application/merge-patch+json";

  static final int MOST_OCTETS = 1_048_576;

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
      InputStream body)
      throws IOException {
    return read(octets(body));
  }

  /** What {@link #read} takes: one octet more than it allows shows that there are too many. */
  static byte[] octets(InputStream body) throws IOException {
    return body.readNBytes(MOST_OCTETS + 1);
  }

  static Fields read(byte[] octets) {
    if (octets.length > MOST_OCTETS) {
      throw new Refused(Problem.of(413, "A body has at most " + MOST_OCTETS + " octets."));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
      try (var parser = Json.createParser(new StringReader(text))) {
        boolean object = parser.next() == JsonParser.Event.START_OBJECT;
        if (object) {
          var fields = new Fields(JsonTree.object(parser));
          // Whatever follows makes this throw.
          if (!parser.hasNext()) {
            return fields;
          }
        }
      }
    } catch (Refused twice) {
      throw twice;
    } catch (CharacterCodingException | RuntimeException notJson) {
      // The parser bounds nesting, and what it meets at an early end, with exceptions of its own.
      LOG.debugf("Not JSON: %s", notJson.getMessage());
    }
    throw new Refused(Problem.of(400, "The body is not a JSON object."));
  }
}
