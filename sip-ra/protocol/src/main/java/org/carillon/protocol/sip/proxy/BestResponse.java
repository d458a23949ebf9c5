package org.carillon.protocol.sip.proxy;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Chooses among final answers other than 2xx (RFC 3261 §16.7 step 6). */
final class BestResponse {

  /** The statuses that tell the caller how to retry. */
  private static final Set<Integer> HELPFUL = Set.of(401, 407, 415, 420, 484);

  /** The statuses that say least about the user. */
  private static final Set<Integer> EMPTY = Set.of(408, 430, 480, 487);

  private BestResponse() {}

  /** Returns the response to forward; the first of equal ones. */
  static Answer of(List<Answer> answers) {
    return answers.stream()
        .min(Comparator.comparingInt(answer -> rank(answer.status())))
        .orElse(new Answer.Concluded(408));
  }

  private static int rank(int status) {
    if (status >= 600) {
      return 0;
    }
    int within = HELPFUL.contains(status) ? 0 : EMPTY.contains(status) ? 2 : 1;
    return status / 100 * 10 + within;
  }
}
