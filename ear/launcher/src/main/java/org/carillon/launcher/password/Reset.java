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
 * Asks the server of a home, by a file in its secrets, to give an administrator another password. A
 * server that runs looks every two seconds, one that does not at its next start; it answers in
 * another file and removes the question.
 */
public final class Reset {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final String DONE = "done: ";

  private final Path question;
  private final Path answer;

  /** In that home. */
  public Reset(Home home) {
    question = home.secrets().resolve("administrator.reset");
    answer = home.secrets().resolve("administrator.reset.answer");
  }

  /**
   * What the server said.
   *
   * @param done whether the administrator has the password
   * @param sentence what was done, or why not
   */
  public record Answer(boolean done, String sentence) {}

  /** Asks for it; what was asked before and not done yet is forgotten. */
  void ask(String name, String password) throws IOException {
    Files.deleteIfExists(answer);
    write(question, name + ":" + password + "\n");
  }

  /** Waits for the answer; empty where there is none in that time. */
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

  /** The answer that nobody has read yet, which is then forgotten. */
  public Optional<Answer> take() throws IOException {
    if (!Files.exists(answer)) {
      return Optional.empty();
    }
    String text = Files.readString(answer).strip();
    Files.delete(answer);
    return Optional.of(
        new Answer(text.startsWith(DONE), text.substring(text.indexOf(':') + 1).strip()));
  }

  /** Writes a secret that is whose the home is, also when root does it for somebody. */
  static void write(Path file, String text) throws IOException {
    PrivateFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    var owner = Files.getOwner(file.getParent());
    if (!owner.equals(Files.getOwner(file))) {
      Files.getFileAttributeView(file, FileOwnerAttributeView.class).setOwner(owner);
    }
  }
}
