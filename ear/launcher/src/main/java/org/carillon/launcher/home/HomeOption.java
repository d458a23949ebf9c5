package org.carillon.launcher.home;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a command's home. */
public final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "${env:CARILLON_HOME:-${sys:user.home}/.carillon}",
      description = "Folder of all data, logs and secrets (CARILLON_HOME; default: ~/.carillon).")
  private Path folder;

  /**
   * Returns the home, existing or not.
   *
   * @throws Refusal if the option is an empty name
   */
  public Home home() {
    if (folder.toString().isEmpty()) {
      throw new Refusal("--home (or CARILLON_HOME) is empty; it takes the name of a folder.");
    }
    return new Home(folder.toAbsolutePath().normalize());
  }
}
