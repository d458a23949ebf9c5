package org.carillon.adapter.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.carillon.adapter.listen.ServiceMeters;
import org.carillon.protocol.wire.SessionLog;

/** Gathers the facts for the log line at the end of a session. */
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
   * @param proof run once, when a user signs in or a message is accepted
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

  /** Returns whether nobody signed in, sent a message or quit, and the fault is not ours. */
  boolean isFutile() {
    return !proven && !leaveTaken && !facts.containsKey("later") && !facts.containsKey("defect");
  }

  /** Returns the value bounded, on one line, without blanks and quotes that could forge facts. */
  private static String harmless(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .limit(FACT_CHARS)
        .map(c -> Character.isISOControl(c) || c == '"' ? '?' : c)
        .forEach(text::appendCodePoint);
    return text.indexOf(" ") < 0 ? text.toString() : "\"" + text + "\"";
  }

  /** Returns for example {@code user=alice commands=12 failed=1}. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    facts.forEach((key, value) -> line.append(key).append('=').append(value).append(' '));
    return line.append("commands=").append(commands).append(" failed=").append(failed).toString();
  }
}
