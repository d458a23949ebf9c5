package org.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that {@code docs/concurrency.md} lists exactly the threads that the code starts. */
class ThreadsTest {
  private static final Path TREE = Path.of(System.getProperty("carillon.tree")).normalize();
  private static final String HEADING = "| thread | kind | started by |";

  /** These start threads for callers, which count instead. */
  private static final Set<String> FOR_OTHERS = Set.of("RepeatedWork.java", "ChangeFollower.java");

  @Test
  void concurrencyPageListsEveryThread() throws IOException {
    assertThat(told()).containsExactlyInAnyOrderElementsOf(started());
  }

  @Test
  void threadTablesHaveTheSameColumns() throws IOException {
    assertThat(page().filter(line -> line.startsWith("| thread |")))
        .isNotEmpty()
        .allMatch(line -> line.startsWith(HEADING));
  }

  @Test
  void startedThreadsAreDetectedInEveryForm() {
    String source =
        """
        // Thread.startVirtualThread(none)
        a = Thread.ofVirtual().unstarted(() -> {});
        b = Thread.ofPlatform()
            .daemon(true)
            .priority(Thread.MIN_PRIORITY)
            .name("index").start(this::run);
        c = Thread.ofVirtual().name("idle-" + of("x") + "-" + id()).start(this::run);
        d = newFixedThreadPool(MOST, Thread.ofVirtual().name("hash-", 0).factory());
        e = new Thread(group, task, "stack");
        f = Executors.newVirtualThreadPerTaskExecutor();
        g = new RepeatedWork("rounds", "Doing (it)", PAUSE, () -> round());
        h = Executors.newCachedThreadPool();
        j = new ChangeFollower("news", "Doing it", GATHER, this::round);
        i = Thread.ofVirtual().start(this::run);
        """;

    assertThat(StartedThread.of("A", source))
        .containsExactly(
            new StartedThread("index", "platform", "A"),
            new StartedThread("idle-…x-…", "virtual", "A"),
            new StartedThread("hash-…", "virtual", "A"),
            new StartedThread("stack", "platform", "A"),
            new StartedThread("", "virtual", "A"),
            new StartedThread("rounds", "virtual", "A"),
            new StartedThread("", "platform", "A"),
            new StartedThread("news", "virtual", "A"),
            new StartedThread("", "virtual", "A"));
  }

  private static Set<StartedThread> told() throws IOException {
    List<String> lines = page().toList();
    return Stream.iterate(0, at -> at < lines.size(), at -> at + 1)
        .filter(at -> lines.get(at).startsWith(HEADING))
        .flatMap(at -> lines.stream().skip(at + 2).takeWhile(line -> line.startsWith("|")))
        .flatMap(row -> StartedThread.ofRow(row).stream())
        .collect(Collectors.toSet());
  }

  private static Stream<String> page() throws IOException {
    return Files.readAllLines(TREE.resolve("docs/concurrency.md")).stream();
  }

  private static Set<StartedThread> started() throws IOException {
    return WrittenFiles.of(TREE).stream()
        .filter(file -> file.toString().contains("/src/main/java/"))
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> !FOR_OTHERS.contains(file.getFileName().toString()))
        .flatMap(file -> started(file).stream())
        .collect(Collectors.toSet());
  }

  private static List<StartedThread> started(Path file) {
    try {
      String name = file.getFileName().toString();
      return StartedThread.of(
          name.substring(0, name.length() - ".java".length()), Files.readString(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
