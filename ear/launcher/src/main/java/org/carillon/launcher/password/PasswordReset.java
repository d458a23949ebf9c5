package org.carillon.launcher.password;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.time.Duration;
import java.util.Optional;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.PrivateFile;

/**
 * Asks the server of a home, by a file in its secrets, to change an administrator's password. A
 * running server looks every two seconds, a stopped one at its next start; it answers in another
 * file and removes the request.
 */
public final class PasswordReset {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final String DONE = "done: ";

  private final Path question;
  private final Path answer;

  public PasswordReset(Home home) {
    question = home.secrets().resolve("administrator.reset");
    answer = home.secrets().resolve("administrator.reset.answer");
  }

  /**
   * The server's answer.
   *
   * @param done whether the administrator has the password
   * @param sentence what was done, or why not
   */
  public record Answer(boolean done, String sentence) {}

  /** Writes the request; it replaces a pending one. */
  void ask(String name, String password) throws IOException {
    Files.deleteIfExists(answer);
    write(question, name + ":" + password + "\n");
  }

  /** Waits for the answer; empty if there is none in time. */
  Optional<Answer> await(Duration most) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (Files.exists(question)) {
      if (System.nanoTime() - begun > most.toNanos()) {
        return Optional.empty();
      }
      Thread.sleep(LOOK);
    }
    return take();
  }

  /** Returns the answer that was not read yet, and deletes it. */
  public Optional<Answer> take() throws IOException {
    if (!Files.exists(answer)) {
      return Optional.empty();
    }
    String text = Files.readString(answer).strip();
    Files.delete(answer);
    return Optional.of(
        new Answer(text.startsWith(DONE), text.substring(text.indexOf(':') + 1).strip()));
  }

  /** Writes a secret with the home's owner, also when root runs the command. */
  static void write(Path file, String text) throws IOException {
    PrivateFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    var owner = Files.getOwner(file.getParent());
    if (!owner.equals(Files.getOwner(file))) {
      Files.getFileAttributeView(file, FileOwnerAttributeView.class).setOwner(owner);
    }
  }
}
