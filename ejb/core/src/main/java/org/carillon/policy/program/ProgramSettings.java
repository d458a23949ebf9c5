package org.carillon.policy.program;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Time;
import org.carillon.settings.SettingType.Whole;

/** What the programs of rules may use. */
public final class ProgramSettings implements SettingSource {

  public static final Setting<Duration> WAIT =
      Setting.ofServer(
          "policy.programs.wait",
          new Time(Duration.ofSeconds(1), Duration.ofMinutes(2)),
          Duration.ofSeconds(10),
          "Rules wait for programs",
          "How long the rules of one recipient wait for what programs say of a message. They are"
              + " killed then, and count as failed.");

  public static final Setting<Duration> TIME =
      Setting.ofServer(
          "policy.programs.time",
          new Time(Duration.ofSeconds(1), Duration.ofMinutes(10)),
          Duration.ofMinutes(1),
          "Longest run of a program",
          "How long a program that gets a message may take for it, and of the processor's time. It"
              + " is killed then, and tried again later.");

  public static final Setting<Long> MEMORY =
      Setting.ofServer(
          "policy.programs.memory",
          new Whole(16, 65_536, "MB"),
          512L,
          "Memory of a program",
          "How much memory each process of a program of rules may have.");

  public static final Setting<Long> OUTPUT =
      Setting.ofServer(
          "policy.programs.output",
          new Whole(1, 65_536, "KB"),
          1_024L,
          "Output of a program",
          "How much a program of rules may say. One that says more is killed, and counts as"
              + " failed.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(WAIT, TIME, MEMORY, OUTPUT);
  }
}
