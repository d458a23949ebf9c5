package org.carillon.identity.internal.source;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceConnectionSettings;
import org.carillon.contract.source.SourceDialer;
import org.carillon.contract.source.SourceIdentity;
import org.carillon.contract.source.SourceLogin;
import org.carillon.contract.source.SourceWeb;

/** A source with the users that a test gives it. */
public final class FakeSource implements SourceDialer, SourceClient {
  public final Map<String, String> passwords = new ConcurrentHashMap<>();

  public final Map<String, Map<String, List<String>>> attributes = new ConcurrentHashMap<>();

  /** The addresses that it was asked about. */
  public final List<String> questions = new CopyOnWriteArrayList<>();

  /** True if it answers nobody. */
  public volatile boolean isAway;

  /** The answer that replaces the one to a right password. */
  public volatile Optional<SourceAnswer> instead = Optional.empty();

  /** The web server of a source to which browsers are redirected. */
  public volatile SourceWeb web;

  @Override
  public SourceClient open(SourceConnectionSettings place) {
    return this;
  }

  @Override
  public SourceWeb web(SourceWeb.Place place) {
    return web;
  }

  @Override
  public SourceAnswer check(SourceLogin name, String password) throws IOException {
    SourceAnswer answer = find(name);
    return password.equals(passwords.get(name.address()))
        ? instead.orElse(answer)
        : new SourceAnswer.Wrong();
  }

  @Override
  public SourceAnswer find(SourceLogin name) throws IOException {
    questions.add(name.address());
    if (isAway) {
      throw new IOException("away");
    }
    return passwords.containsKey(name.address())
        ? new SourceAnswer.Known(
            new SourceIdentity(
                "uid=" + name.localPart(), attributes.getOrDefault(name.address(), Map.of())))
        : new SourceAnswer.Wrong();
  }

  @Override
  public List<String> introduce() {
    return List.of("canned");
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
