package org.carillon.contract.source;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Calls the web servers of one source. Used by many threads; interrupting one ends its call. */
public interface SourceWeb extends AutoCloseable {
  /** The maximum length of a response, in octets. */
  int MOST_OCTETS = 1_000_000;

  /**
   * The settings for reaching the source's servers.
   *
   * @param named the address that an administrator entered; it may be anywhere
   * @param certificates the trusted authorities' certificates, in PEM; empty for those of the
   *     platform
   * @param patience the longest wait for a response
   * @param reachesAll asked for each other host and port that the source leads to: returns whether
   *     it may be one that nobody outside could reach ({@code PublicAddress})
   */
  record Place(URI named, String certificates, Duration patience, BooleanSupplier reachesAll) {}

  /**
   * A request.
   *
   * @param method GET or POST
   * @param fields the header fields
   * @param body empty for none
   */
  record Question(String method, URI address, Map<String, String> fields, String body) {
    public Question {
      fields = Map.copyOf(fields);
    }

    /** Leaves fields and body out, because they contain secrets that no log may show. */
    @Override
    public String toString() {
      return method + " " + address.getHost();
    }
  }

  /** A response; its media type has parameters, and is empty if there is none. */
  record Reply(int status, String type, byte[] body) {
    /** Leaves the body out, so that no log can show it. */
    @Override
    public String toString() {
      return "Reply[" + status + "]";
    }
  }

  /**
   * Sends a request and returns the response. Never follows a redirect.
   *
   * @throws IOException if there is no response, it is too long, or the address may not be called:
   *     it must use https or be on this machine, and must be one that may be reached
   */
  Reply call(Question question) throws IOException, InterruptedException;

  @Override
  void close();
}
