package org.carillon.contract.source;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Asks the web servers of one source. Is used by many threads; interrupting one ends its call. */
public interface SourceWeb extends AutoCloseable {
  /** So many octets has an answer at most. */
  int MOST_OCTETS = 1_000_000;

  /**
   * How its servers are reached.
   *
   * @param named the address that an administrator named; it may be anywhere
   * @param certificates PEM of the authorities that are trusted; empty for those of the platform
   * @param patience how long an answer may take
   * @param reachesAll asked for each other host and port, to which the source leads: whether it may
   *     be one that nobody outside could reach ({@code PublicAddress})
   */
  record Place(URI named, String certificates, Duration patience, BooleanSupplier reachesAll) {}

  /**
   * What is asked.
   *
   * @param method GET or POST
   * @param fields of the header
   * @param body empty for none
   */
  record Question(String method, URI address, Map<String, String> fields, String body) {
    /** Copies. */
    public Question {
      fields = Map.copyOf(fields);
    }

    /** Leaves fields and body out, in which secrets are, so that no log can show them. */
    @Override
    public String toString() {
      return method + " " + address.getHost();
    }
  }

  /**
   * What is answered.
   *
   * @param type the media type, with its parameters; empty where none is said
   */
  record Reply(int status, String type, byte[] body) {
    /** Leaves the body out, so that no log can show it. */
    @Override
    public String toString() {
      return "Reply[" + status + "]";
    }
  }

  /**
   * Asks. Goes nowhere else than to the address, whatever the answer says.
   *
   * @throws IOException when there is no answer, or it is too long, or the address is neither by
   *     https nor on this machine, or one that may not be reached
   */
  Reply call(Question question) throws IOException, InterruptedException;

  /** Ends its connections. */
  @Override
  void close();
}
