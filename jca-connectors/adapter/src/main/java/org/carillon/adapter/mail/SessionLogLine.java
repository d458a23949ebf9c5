package org.carillon.adapter.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.carillon.adapter.listen.ServiceMeters;
import org.carillon.protocol.wire.SessionLog;

/** Gathers what the log line at a session's end tells. */
final class SessionLogLine implements SessionLog {
  private static final int FACT_CHARS = 120;

  private static final Set<String> SENDING = Set.of("DATA", "BDAT");
  private static final Set<String> TAKING_LEAVE = Set.of("QUIT", "LOGOUT", "UNBIND");

  private final ServiceMeters meters;
  private final Runnable proof;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private int commands;
  private int failed;
  private boolean proven;
  private boolean leaveTaken;

  /**
   * @param proof run once when somebody signs in or a message is taken
   */
  SessionLogLine(ServiceMeters meters, Runnable proof) {
    this.meters = meters;
    this.proof = proof;
  }

  @Override
  public void command(String verb, long nanos, boolean done) {
    commands++;
    if (!done) {
      failed++;
    } else if (SENDING.contains(verb)) {
      prove();
    } else if (TAKING_LEAVE.contains(verb)) {
      leaveTaken = true;
    }
    meters.command(verb, nanos, done);
  }

  @Override
  public void fact(String key, String value) {
    facts.put(key, harmless(value));
    if (key.equals("user")) {
      prove();
    }
  }

  private void prove() {
    if (!proven) {
      proven = true;
      proof.run();
    }
  }

  /** Whether nobody signed in, sent a message or at least took their leave, by no fault of ours. */
  boolean isFutile() {
    return !proven && !leaveTaken && !facts.containsKey("later") && !facts.containsKey("defect");
  }

  /** Bounded, on one line, and without the blanks and quotes that would forge another fact. */
  private static String harmless(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .limit(FACT_CHARS)
        .map(c -> Character.isISOControl(c) || c == '"' ? '?' : c)
        .forEach(text::appendCodePoint);
    return text.indexOf(" ") < 0 ? text.toString() : "\"" + text + "\"";
  }

  /** {@code user=alice commands=12 failed=1}. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    facts.forEach((key, value) -> line.append(key).append('=').append(value).append(' '));
    return line.append("commands=").append(commands).append(" failed=").append(failed).toString();
  }
}
