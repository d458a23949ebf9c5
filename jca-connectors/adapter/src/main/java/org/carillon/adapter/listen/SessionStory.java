package org.carillon.adapter.listen;

import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.protocol.wire.Story;

/** Gathers what the log line at a session's end tells. */
final class SessionStory implements Story {
  private static final int FACT_CHARS = 120;

  private final ServiceMeters meters;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private int commands;
  private int failed;

  SessionStory(ServiceMeters meters) {
    this.meters = meters;
  }

  @Override
  public void command(String verb, long nanos, boolean done) {
    commands++;
    if (!done) {
      failed++;
    }
    meters.command(verb, nanos, done);
  }

  @Override
  public void fact(String key, String value) {
    facts.put(key, harmless(value));
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
