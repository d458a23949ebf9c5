package org.carillon.identity.internal.source;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceDialer;
import org.carillon.contract.source.SourceName;
import org.carillon.contract.source.SourcePerson;
import org.carillon.contract.source.SourcePlace;
import org.carillon.contract.source.SourceWeb;

/** A source with the users that a test gives it. */
public final class CannedSource implements SourceDialer, SourceClient {
  /** The passwords by address. */
  public final Map<String, String> passwords = new ConcurrentHashMap<>();

  /** The attributes of each user, by address. */
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
  public SourceClient open(SourcePlace place) {
    return this;
  }

  @Override
  public SourceWeb web(SourceWeb.Place place) {
    return web;
  }

  @Override
  public SourceAnswer check(SourceName name, String password) throws IOException {
    SourceAnswer answer = find(name);
    return password.equals(passwords.get(name.address()))
        ? instead.orElse(answer)
        : new SourceAnswer.Wrong();
  }

  @Override
  public SourceAnswer find(SourceName name) throws IOException {
    questions.add(name.address());
    if (isAway) {
      throw new IOException("away");
    }
    return passwords.containsKey(name.address())
        ? new SourceAnswer.Known(
            new SourcePerson(
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
