package org.carillon.groupware;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * An object as JSON, among many: others' programs and strangers' letters write what is stored, and
 * one object that nobody foresaw must not take a list, a page or a web hook down with it.
 */
public final class RenderedObject {
  private static final Logger LOG = Logger.getLogger(RenderedObject.class);

  /** Of so many is remembered that they are in the log. */
  private static final int MOST_NOTED = 1_000;

  private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

  private RenderedObject() {}

  /**
   * What is made of an object; empty, and in the log once while the server runs, where that fails.
   *
   * @param name what the log calls it
   */
  public static Optional<JsonObject> of(String name, Supplier<JsonObject> made) {
    try {
      return Optional.of(made.get());
    } catch (RuntimeException | StackOverflowError surprise) {
      if (NOTED.size() < MOST_NOTED && NOTED.add(name)) {
        LOG.errorf(surprise, "Object %s can't be shown as JSON, and is left out", name);
      }
      return Optional.empty();
    }
  }
}
