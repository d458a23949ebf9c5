package org.carillon.contract.acme;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Publishes the proofs that the authority looks for. */
public interface ChallengeAnswers {

  /**
   * Publishes the answers of HTTP challenges on a web server.
   *
   * @param tokens the answers ({@code keyAuthorization}), by token
   * @throws IOException if they can't be published now
   */
  void web(Map<String, String> tokens) throws IOException, InterruptedException;

  /**
   * Publishes TXT records in the DNS, and returns when the DNS shows them.
   *
   * @param digests the records: each has a name ({@code _acme-challenge.example.org}, without the
   *     last dot) and a text for each authorization; several records may have the same name
   * @throws IOException if they can't be published
   */
  void dns(List<DnsText> digests) throws IOException, InterruptedException;

  /** A record: {@code name TXT text}. */
  record DnsText(String name, String text) {}

  /** Removes all that was published, after the authority has looked at it or won't. Never fails. */
  void clear();
}
