package org.carillon.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.ArrayList;
import java.util.List;
import org.carillon.launcher.home.User;

/**
 * The user that PostgreSQL runs as, since it refuses to be root: the launcher's user or, if that is
 * root, {@code nobody}. Where nobody cannot reach the files (a home below /root), it keeps the one
 * capability to pass through folders.
 */
public final class Unprivileged {
  private static final List<String> NOBODY =
      List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");

  /** Without the secure bit, access(2) ignores the capability, and initdb finds no postgres. */
  private static final List<String> PASSING_THROUGH =
      List.of(
          "--securebits=+no_setuid_fixup",
          "--inh-caps=+dac_override",
          "--ambient-caps=+dac_override");

  private final List<String> prefix;

  private Unprivileged(List<String> prefix) {
    this.prefix = prefix;
  }

  /** Returns the user for a program that must reach this executable and this folder. */
  public static Unprivileged reaching(Path executable, Path folder)
      throws IOException, InterruptedException {
    if (!User.current().isRoot()) {
      return new Unprivileged(List.of());
    }
    List<String> trial = new ArrayList<>(NOBODY);
    trial.addAll(List.of("sh", "-c", "test -x \"$1\" && test -x \"$2\"", "sh"));
    trial.addAll(List.of(executable.toString(), folder.toString()));
    if (new ProcessBuilder(trial).start().waitFor() == 0) {
      return new Unprivileged(NOBODY);
    }
    List<String> prefix = new ArrayList<>(NOBODY);
    prefix.addAll(PASSING_THROUGH);
    return new Unprivileged(prefix);
  }

  public List<String> command(List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  /** Gives an empty folder to that user. */
  public void own(Path folder) throws IOException {
    if (prefix.isEmpty()) {
      return;
    }
    UserPrincipalLookupService users = folder.getFileSystem().getUserPrincipalLookupService();
    PosixFileAttributeView view =
        Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    view.setOwner(users.lookupPrincipalByName("nobody"));
    view.setGroup(users.lookupPrincipalByGroupName("nogroup"));
  }
}
