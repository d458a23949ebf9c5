package org.carillon.launcher.password;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import org.carillon.launcher.home.Refusal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The source of a new password: never the command line, which other users can read. */
public final class NewPassword {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--password-stdin", description = "Read the new password from standard input.")
  private boolean standardInput;

  @Option(
      names = "--new-password-file",
      paramLabel = "FILE",
      description = "Read the new password from a file.")
  private Path file;

  public boolean isGiven() {
    return standardInput || file != null;
  }

  /** Returns the new password; asks for it on the terminal if no option gives it. */
  public String read() throws IOException {
    if (file != null) {
      return Files.readString(file).strip();
    }
    if (standardInput) {
      try (var lines = new Scanner(System.in, StandardCharsets.UTF_8)) {
        if (!lines.hasNextLine()) {
          throw new Refusal("Standard input contains no password.");
        }
        return lines.nextLine();
      }
    }
    Console terminal = System.console();
    if (terminal == null || !terminal.isTerminal()) {
      throw new ParameterException(
          command.commandLine(),
          "Say where the password is: --password-stdin or --new-password-file.");
    }
    char[] typed = terminal.readPassword("New password: ");
    if (typed == null) {
      throw new Refusal("No password was given.");
    }
    return new String(typed);
  }
}
