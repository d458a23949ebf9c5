package org.carillon.identity.internal.source.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carillon.account.secret.HomeKey;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.source.browser.PostedAnswer;

/**
 * The messages of sources that browsers posted. Each message is accepted only once. It is stored,
 * sealed, until its browser fetches it, and its id is kept while the message could come again.
 */
@ApplicationScoped
public class PostedAnswers {
  private static final int HANDLE_OCTETS = 32;
  private static final String CODE = "code";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Transactions transactions;
  private final HomeKey homeKey;

  @Inject
  public PostedAnswers(Transactions transactions, HomeKey homeKey) {
    this.transactions = transactions;
    this.homeKey = homeKey;
  }

  /**
   * Stores a message, if it comes for the first time.
   *
   * @param source the source's id
   * @return the key by which it is fetched; empty if it came before
   */
  Optional<String> keep(long source, PostedAnswer.Kept answer) {
    byte[] octets = new byte[HANDLE_OCTETS];
    RANDOM.nextBytes(octets);
    String code = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    String id = hash(source + " " + answer.id());
    byte[] content = homeKey.seal(purpose(id), answer.content().getBytes(StandardCharsets.UTF_8));
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    boolean isFirst =
        transactions.write(
            entities -> {
              entities
                  .createNativeQuery("DELETE FROM source_assertion WHERE until < :now")
                  .setParameter("now", now)
                  .executeUpdate();
              return entities
                      .createNativeQuery(
                          """
                          INSERT INTO source_assertion (id, source, code, content, until)
                          VALUES (:id, :source, :code, :content, :until)
                          ON CONFLICT (id) DO NOTHING
                          """)
                      .setParameter("id", id)
                      .setParameter("source", source)
                      .setParameter("code", hash(code))
                      .setParameter("content", content)
                      .setParameter("until", answer.until().truncatedTo(ChronoUnit.MICROS))
                      .executeUpdate()
                  == 1;
            });
    return isFirst ? Optional.of(code) : Optional.empty();
  }

  /**
   * Returns the parameters that a browser brings to the sign-in page, with the stored message in
   * place of its key.
   *
   * @param source the source's id
   */
  public Map<String, String> resolve(long source, Map<String, String> said) {
    Map<String, String> resolved = new TreeMap<>(said);
    Optional<String> content =
        Optional.ofNullable(resolved.remove(CODE)).flatMap(code -> take(source, code));
    content.ifPresent(text -> resolved.put(CODE, text));
    return resolved;
  }

  private Optional<String> take(long source, String code) {
    return transactions.write(
        entities -> {
          Optional<?> found =
              entities
                  .createNativeQuery(
                      """
                      SELECT id, content FROM source_assertion
                      WHERE code = :code AND source = :source AND until > :now FOR UPDATE
                      """)
                  .setParameter("code", hash(code))
                  .setParameter("source", source)
                  .setParameter("now", Instant.now())
                  .getResultList()
                  .stream()
                  .findFirst();
          if (found.isEmpty()) {
            return Optional.empty();
          }
          Object[] row = (Object[]) found.get();
          String id = (String) row[0];
          entities
              .createNativeQuery(
                  "UPDATE source_assertion SET code = NULL, content = NULL WHERE id = :id")
              .setParameter("id", id)
              .executeUpdate();
          return Optional.of(
              new String(homeKey.open(purpose(id), (byte[]) row[1]), StandardCharsets.UTF_8));
        });
  }

  private static String purpose(String id) {
    return "source-assertion:" + id;
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("SHA-256 is not available", failure);
    }
  }
}
