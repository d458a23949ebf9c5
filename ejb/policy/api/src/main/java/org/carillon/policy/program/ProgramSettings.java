package org.carillon.policy.program;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Time;
import org.carillon.settings.SettingType.Whole;

/** Settings for the resources of programs that rules run. */
public final class ProgramSettings implements SettingSource {

  public static final Setting<Duration> WAIT =
      Setting.ofServer(
              "policy.programs.wait",
              new Time(Duration.ofSeconds(1), Duration.ofMinutes(2)),
              Duration.ofSeconds(10),
              "Rules wait for programs",
              "How long the rules of one recipient wait for programs to judge a message. After that"
                  + " the programs are killed and count as failed.")
          .forExperts();

  public static final Setting<Duration> TIME =
      Setting.ofServer(
              "policy.programs.time",
              new Time(Duration.ofSeconds(1), Duration.ofMinutes(10)),
              Duration.ofMinutes(1),
              "Longest run of a program",
              "How long a program that is given a message may take, both in elapsed time and in"
                  + " processor time. After that it is killed, and tried again later.")
          .forExperts();

  public static final Setting<Long> MEMORY =
      Setting.ofServer(
              "policy.programs.memory",
              new Whole(16, 65_536, "MB"),
              512L,
              "Memory of a program",
              "How much memory each process of a rule's program may use.")
          .forExperts();

  public static final Setting<Long> OUTPUT =
      Setting.ofServer(
              "policy.programs.output",
              new Whole(1, 65_536, "KB"),
              1_024L,
              "Output of a program",
              "How much output a rule's program may write. If it writes more, it is killed and counts"
                  + " as failed.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(WAIT, TIME, MEMORY, OUTPUT);
  }
}
