package org.carillon.launcher.ctl;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.function.Function;
import org.carillon.launcher.home.Refusal;

/**
 * An operation that goes on in the server after it was started.
 *
 * @param path the path of its state
 * @param progress its progress, in words
 */
record ServerTask(Ctl ctl, String path, Function<JsonObject, String> progress) {
  private static final long GLANCE_MILLIS = 1_000;

  /** Shows progress until it has ended, then its result; throws unless all was done. */
  void await(String notDone) throws IOException, InterruptedException {
    JsonObject now = end();
    ctl.listing().one(now);
    if (!now.getString("state").equals("done")) {
      throw new Refusal(notDone);
    }
    int troubles = now.getJsonArray("troubles").size();
    if (troubles > 0) {
      throw new Refusal(
          troubles == 1
              ? "Not everything succeeded: one error."
              : "Not everything succeeded: %d errors.".formatted(troubles));
    }
  }

  /** Shows progress until it has ended, and returns its final state. */
  JsonObject end() throws IOException, InterruptedException {
    JsonObject now = ctl.api().get(path);
    String shown = "";
    while (now.getString("state").equals("running")) {
      if (shown.isEmpty()) {
        ctl.listing()
            .progress(
                "If you interrupt this command, the server continues. See “ctl task list"
                    + " --going”.");
      }
      String far = progress.apply(now);
      if (!far.equals(shown)) {
        ctl.listing().progress(far);
        shown = far;
      }
      Thread.sleep(GLANCE_MILLIS);
      now = ctl.api().get(path);
    }
    return now;
  }
}
