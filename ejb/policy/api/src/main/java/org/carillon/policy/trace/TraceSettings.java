package org.carillon.policy.trace;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Time;

/** Settings for the time that traces are stored. */
public final class TraceSettings implements SettingSource {

  public static final Setting<Duration> KEEP =
      Setting.ofServer(
              "policy.trace.keep",
              new Time(Duration.ofDays(1), Duration.ofDays(400)),
              Duration.ofDays(30),
              "Retention of message traces",
              "How long administrators can look up why a message was accepted, filed or"
                  + " rejected. Older traces are deleted.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(KEEP);
  }
}
