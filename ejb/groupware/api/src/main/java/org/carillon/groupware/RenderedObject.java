package org.carillon.groupware;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Renders objects as JSON. What is stored was written by other programs and by messages from
 * outside, and one unexpected object must not break a whole list, page or web hook.
 */
public final class RenderedObject {
  private static final Logger LOG = Logger.getLogger(RenderedObject.class);

  /** The maximum number of objects that are remembered as logged. */
  private static final int MOST_NOTED = 1_000;

  private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

  private RenderedObject() {}

  /**
   * Returns the JSON of an object, or empty if rendering it fails. A failure is logged once per
   * object while the server runs.
   *
   * @param name the name of the object in the log
   */
  public static Optional<JsonObject> of(String name, Supplier<JsonObject> made) {
    try {
      return Optional.of(made.get());
    } catch (RuntimeException | StackOverflowError surprise) {
      if (NOTED.size() < MOST_NOTED && NOTED.add(name)) {
        LOG.errorf(surprise, "Object %s cannot be shown as JSON and is left out", name);
      }
      return Optional.empty();
    }
  }
}
