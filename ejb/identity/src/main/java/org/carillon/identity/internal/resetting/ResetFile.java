package org.carillon.identity.internal.resetting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.carillon.files.PrivateFiles;

/**
 * The file {@code secrets/administrator.reset} in the home. It has one line, {@code NAME:PASSWORD}.
 * Its answer is {@code administrator.reset.answer} beside it: {@code done: } or {@code refused: }
 * and a sentence. The launcher writes the request and reads the answer.
 */
record ResetFile(Path path) {

  static ResetFile in(Path home) {
    return new ResetFile(home.resolve("secrets").resolve("administrator.reset"));
  }

  /** The content of the file. */
  sealed interface Content {}

  /**
   * A request to set an administrator's password.
   *
   * @param name the name, as written
   * @param password the password, as written
   */
  record Asked(String name, String password) implements Content {}

  /**
   * A malformed request.
   *
   * @param why the reason, as a sentence
   */
  record Unusable(String why) implements Content {}

  /** Reads the file; empty if there is none. */
  Optional<Content> read() {
    try {
      return Optional.of(content(Files.readString(path)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (AccessDeniedException denied) {
      return Optional.of(new Unusable("The server's user has no permission to read " + path + "."));
    } catch (IOException unusable) {
      return Optional.of(new Unusable(path + " cannot be read: " + unusable));
    }
  }

  private static Content content(String text) {
    String line = text.lines().findFirst().orElse("");
    int colon = line.indexOf(':');
    return colon < 0
        ? new Unusable("The file must have one line, NAME:PASSWORD.")
        : new Asked(line.substring(0, colon).strip(), line.substring(colon + 1));
  }

  /** Writes the answer, and deletes the request with the password in it. */
  void answer(String text) throws IOException {
    Path answer = path.resolveSibling(path.getFileName() + ".answer");
    Path unfinished = answer.resolveSibling(answer.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    try (var out =
        PrivateFiles.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }
    Files.move(unfinished, answer, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(path);
  }
}
