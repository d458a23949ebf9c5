package org.carillon.policy.program;

import java.time.Duration;
import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Time;
import org.carillon.settings.SettingType.Whole;

/** Settings for the resources of programs that rules run. */
public final class ProgramSettings implements SettingSource {

  public static final Setting<Duration> WAIT =
      Setting.ofServer(
              "policy.programs.wait",
              new Time(Duration.ofSeconds(1), Duration.ofMinutes(2)),
              Duration.ofSeconds(10),
              "Time that rules wait for programs",
              "How long the rules of one recipient wait for programs that check a message."
                  + " After that the programs are stopped and count as failed. Slow programs delay"
                  + " delivery.")
          .forExperts();

  public static final Setting<Duration> TIME =
      Setting.ofServer(
              "policy.programs.time",
              new Time(Duration.ofSeconds(1), Duration.ofMinutes(10)),
              Duration.ofMinutes(1),
              "Maximum run time of a program",
              "How long a program that a rule hands a message to can run, in elapsed time"
                  + " and in processor time. After that it is stopped and tried again later.")
          .forExperts();

  public static final Setting<Long> MEMORY =
      Setting.ofServer(
              "policy.programs.memory",
              new Whole(16, 65_536, "MB"),
              512L,
              "Memory limit of a program",
              "How much memory each process of a rule's program can use. Raise it if a"
                  + " program fails for lack of memory.")
          .forExperts();

  public static final Setting<Long> OUTPUT =
      Setting.ofServer(
              "policy.programs.output",
              new Whole(1, 65_536, "KB"),
              1_024L,
              "Output limit of a program",
              "How much output a rule's program can write. If it writes more, it is stopped"
                  + " and counts as failed.")
          .forExperts();

  public static final Setting<Boolean> SANDBOX =
      Setting.ofServer(
              "policy.programs.sandbox",
              new Switch(),
              true,
              "Sandbox for programs",
              "Rules' programs run in a sandbox: they can write only their own temporary folder, and"
                  + " can read neither the server's home nor mail. If the operating system allows"
                  + " no sandbox (Linux user namespaces), no program is run. Off: programs can do"
                  + " all that the server's own user can do.")
          .forExperts();

  public static final Setting<Boolean> NETWORK =
      Setting.ofServer(
              "policy.programs.network",
              new Switch(),
              false,
              "Network for programs",
              "Rules' programs can use the network from their sandbox, including all services of"
                  + " this machine. Off: they have no network.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(WAIT, TIME, MEMORY, OUTPUT, SANDBOX, NETWORK);
  }
}
