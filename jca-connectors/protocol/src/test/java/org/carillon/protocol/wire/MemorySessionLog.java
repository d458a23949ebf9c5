package org.carillon.protocol.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

public final class MemorySessionLog implements SessionLog {
  private final List<String> commands = new ArrayList<>();
  private final Map<String, String> facts = new ConcurrentHashMap<>();

  @Override
  public synchronized void command(String verb, long nanos, boolean done) {
    commands.add(done ? verb : "-" + verb);
  }

  @Override
  public void fact(String key, String value) {
    facts.put(key, value);
  }

  /** The verbs so far; failed ones with a dash before. */
  public synchronized List<String> commands() {
    return List.copyOf(commands);
  }

  /** The last value of a fact. */
  public String fact(String key) {
    return facts.get(key);
  }
}
