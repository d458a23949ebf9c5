package org.carillon.contract.acme;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Shows the authority what it looks for. */
public interface ChallengeAnswers {

  /**
   * What a web server has to show.
   *
   * @param tokens what it answers ({@code keyAuthorization}), by token
   * @throws IOException when it can't be shown now
   */
  void web(Map<String, String> tokens) throws IOException, InterruptedException;

  /**
   * What the DNS has to show as TXT records; returns when it does.
   *
   * @param digests the text, by the name ({@code _acme-challenge.example.org}, without the last
   *     dot) and authorization; one name may have several
   * @throws IOException when it can't be shown
   */
  void dns(List<DnsText> digests) throws IOException, InterruptedException;

  /** A record: {@code name TXT text}. */
  record DnsText(String name, String text) {}

  /** It was looked at, or will not be: nothing needs to be shown any more. Never fails. */
  void clear();
}
