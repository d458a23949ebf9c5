package org.carillon.launcher;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which home a command is about. */
public final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "${env:CARILLON_HOME:-${sys:user.home}/.carillon}",
      description = "All data, logs and secrets (CARILLON_HOME; default: ${DEFAULT-VALUE}).")
  private Path folder;

  /** The home, existing or not. */
  public Home home() {
    return new Home(folder.toAbsolutePath().normalize());
  }
}
