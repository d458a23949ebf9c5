package org.carillon.launcher.password;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.HomeLock;
import org.carillon.launcher.home.HomeOption;
import org.carillon.launcher.home.Refusal;
import org.carillon.launcher.home.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Lets the owner of the home in again. It needs no sign-in: whoever can read the home's secrets has
 * full access anyway.
 */
@Command(
    name = "admin-password",
    description =
        "Sets a new password for an administrator when nobody can sign in any more. No"
            + " password is needed, only permission to write into the home.",
    footer = {
      "",
      "“admin” gets a random password, unless you give one. It is stored in"
          + " secrets/admin-password of the home, where “carillon ctl” reads it. The"
          + " administrator's sessions and tokens end, a block after wrong passwords is removed,"
          + " and the change is recorded in the audit trail. If the server is not running, the"
          + " change is made at the next start."
    },
    mixinStandardHelpOptions = true)
public final class AdminPassword implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String FIRST = "admin";

  @Mixin private HomeOption homeOption;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      defaultValue = FIRST,
      description =
          "Name of the administrator (default: “admin”). It is created if it does not exist.")
  private String name;

  @Mixin private NewPassword given;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = homeOption.home();
    check(home);
    boolean runs = HomeLock.holder(home).isPresent();
    boolean first = name.equals(FIRST);
    String password = first && !given.isGiven() ? Secrets.password() : given.read();
    PasswordReset reset = new PasswordReset(home);
    reset.ask(name, password);
    Optional<PasswordReset.Answer> answer = runs ? reset.await(PATIENCE) : Optional.empty();
    if (answer.isPresent() && !answer.get().done()) {
      throw new Refusal(answer.get().sentence());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        answer
            .map(PasswordReset.Answer::sentence)
            .orElse(
                runs
                    ? name + " gets the password as soon as the server can set it. See its log."
                    : name + " gets the password when the server starts: it is not running now."));
    if (first) {
      Path kept = home.secrets().resolve("admin-password");
      PasswordReset.write(kept, password + "\n");
      out.println("The password is in " + kept + ".");
    }
    return 0;
  }

  private void check(Home home) {
    if (!Files.isDirectory(home.secrets())) {
      throw new Refusal("Carillon has never run in " + home + ".");
    }
    if (!Files.isWritable(home.secrets())) {
      throw new Refusal(
          "Only users who can write into "
              + home.secrets()
              + " can do this: the server's user, or root.");
    }
    if (name.indexOf('@') >= 0 || name.indexOf(':') >= 0 || name.isBlank()) {
      throw new Refusal(
          "This command is for administrators without an account. An account's password is"
              + " changed by an administrator (carillon ctl account password).");
    }
  }
}
