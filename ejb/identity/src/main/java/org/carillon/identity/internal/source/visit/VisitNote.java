package org.carillon.identity.internal.source.visit;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedFormState;
import org.carillon.identity.internal.source.browser.SourceVisit;

/**
 * The note that a browser gets when it is redirected. It is sealed, so that the server stores
 * nothing for browsers that do not come back.
 *
 * @param source the source's id
 * @param page the page that the browser wants afterwards
 */
public record VisitNote(long source, String page, SourceVisit visit) {
  private static final String PURPOSE = "source-visit";
  private static final int SECRET_OCTETS = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Creates the note of a browser that is redirected now. */
  static VisitNote begin(long source, String page, URI back) {
    return new VisitNote(source, page, new SourceVisit(secret(), secret(), secret(), back));
  }

  private static String secret() {
    byte[] octets = new byte[SECRET_OCTETS];
    RANDOM.nextBytes(octets);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  String sealed(HomeKey homeKey) {
    return new SealedFormState(homeKey, PURPOSE)
        .write(
            String.join(
                "\n",
                Long.toString(source),
                visit.state(),
                visit.nonce(),
                visit.verifier(),
                visit.back().toString(),
                page),
            Instant.now());
  }

  /** Opens a note; empty if this server did not make it or it has expired. */
  public static Optional<VisitNote> open(HomeKey homeKey, String note) {
    return new SealedFormState(homeKey, PURPOSE)
        .read(note, Instant.now())
        .map(text -> List.of(text.split("\n", 6)))
        .map(
            part ->
                new VisitNote(
                    Long.parseLong(part.get(0)),
                    part.get(5),
                    new SourceVisit(
                        part.get(1), part.get(2), part.get(3), URI.create(part.get(4)))));
  }
}
