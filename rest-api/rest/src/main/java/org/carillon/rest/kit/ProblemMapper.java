package org.carillon.rest.kit;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.carillon.database.DatabaseUnavailable;
import org.jboss.logging.Logger;
import org.jboss.resteasy.spi.Failure;

/**
 * Turns every exception into a problem. Those of JAX-RS (no such path, wrong method or media type)
 * keep their status; an unexpected one becomes a number that the log explains, and no stack trace
 * leaves the server.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof Refused refused) {
      return refused.getResponse();
    }
    if (thrown instanceof WebApplicationException known) {
      return plain(known.getResponse());
    }
    if (thrown instanceof Failure refused && refused.getErrorCode() / 100 == 4) {
      return plain(Response.status(refused.getErrorCode()).build());
    }
    if (DatabaseUnavailable.isBehind(thrown)) {
      return Problem.later("The database cannot be reached. Try again later.");
    }
    String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.errorf(thrown, "REST request failed, number %s", number);
    return Problem.of(
            500,
            "surprise",
            "An internal error occurred. The server log has the details under the number "
                + number
                + ".")
        .response();
  }

  private static Response plain(Response said) {
    int status = said.getStatus();
    var response = Response.fromResponse(plain(status).response());
    if (said.getHeaderString(HttpHeaders.ALLOW) != null) {
      response.header(HttpHeaders.ALLOW, said.getHeaderString(HttpHeaders.ALLOW));
    }
    return response.build();
  }

  /** Returns the problem for a status set by the platform. */
  public static Problem plain(int status) {
    return switch (status) {
      case 400 -> Problem.of(status, "malformed", "The request cannot be read.");
      case 404 -> Problem.of(status, "not-found", "There is no resource at this URL.");
      case 405 -> Problem.of(status, "method", "This method is not allowed here.");
      case 406 -> Problem.of(status, "accept", "None of the media types in Accept is available.");
      case 415 -> Problem.of(status, "media-type", "The Content-Type must be application/json.");
      default -> Problem.of(status, "refused", "The request cannot be processed.");
    };
  }
}
