package org.carillon.call.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.DigestSecrets;

/**
 * Remembers digest secrets for a few seconds, as phones register in bursts and every message of
 * theirs is checked. A changed password is so obeyed as soon as any other change: within ten
 * seconds on every node.
 */
final class RememberedSecrets implements DigestSecrets {
  private static final Duration TRUST = Duration.ofSeconds(10);
  private static final int MOST_KEPT = 20_000;

  private final DigestSecrets source;
  private final Clock clock;
  private final Map<Question, Remembered> memory =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Remembered> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Question(String username, String realm, Algorithm algorithm) {}

  private record Remembered(Optional<Secret> secret, long since) {}

  RememberedSecrets(DigestSecrets source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public Optional<Secret> find(String username, String realm, Algorithm algorithm) {
    Question question = new Question(username, realm, algorithm);
    long now = clock.millis();
    synchronized (memory) {
      Remembered known = memory.get(question);
      if (known != null && now - known.since < TRUST.toMillis()) {
        return known.secret;
      }
    }
    Optional<Secret> found = source.find(username, realm, algorithm);
    synchronized (memory) {
      memory.remove(question);
      memory.put(question, new Remembered(found, now));
    }
    return found;
  }
}
