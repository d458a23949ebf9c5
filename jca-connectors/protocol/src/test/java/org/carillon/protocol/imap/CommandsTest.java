package org.carillon.protocol.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.protocol.imap.session.Command;
import org.junit.jupiter.api.Test;

class CommandsTest {

  @Test
  void everyCommandClassIsInTheTable() throws IOException, URISyntaxException {
    Set<Class<?>> there =
        verbs().stream().map(verb -> command(verb).getClass()).collect(Collectors.toSet());

    assertThat(commandClasses()).hasSizeGreaterThan(40).allMatch(there::contains);
  }

  @Test
  void everyCommandWithSequenceNumbersHasAUidVariant() {
    List<String> numbered = verbs().stream().filter(verb -> command(verb).takesNumbers()).toList();

    assertThat(numbered)
        .contains("FETCH", "STORE", "COPY", "MOVE", "REPLACE", "SEARCH", "SORT", "THREAD")
        .allMatch(verb -> !command("UID " + verb).takesNumbers());
  }

  /** RFC 3501 §7.4.1: exactly these, as UIDs are not numbers. */
  @Test
  void expungesAreNotSentDuringFetchStoreAndSearch() {
    assertThat(verbs().stream().filter(verb -> !command(verb).letsNumbersChange()))
        .containsExactlyInAnyOrder("FETCH", "STORE", "SEARCH", "SORT", "THREAD");
  }

  @Test
  void removingCommandsAreMarkedAsSuch() {
    assertThat(verbs().stream().filter(verb -> command(verb).removes()))
        .containsExactlyInAnyOrder(
            "EXPUNGE", "UID EXPUNGE", "MOVE", "UID MOVE", "REPLACE", "UID REPLACE");
  }

  private static Command command(String verb) {
    return Commands.TABLE.find(verb).orElseThrow().command();
  }

  private static List<String> verbs() {
    return Commands.TABLE.verbs(null);
  }

  private static List<Class<?>> commandClasses() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Commands.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes.resolve("org/carillon/protocol/imap"))) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class"))
          .<Class<?>>map(CommandsTest::load)
          .filter(Command.class::isAssignableFrom)
          .filter(type -> !Modifier.isAbstract(type.getModifiers()))
          .toList();
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(
          file.substring(0, file.length() - ".class".length())
              .replace('/', '.')
              .replace('\\', '.'));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
