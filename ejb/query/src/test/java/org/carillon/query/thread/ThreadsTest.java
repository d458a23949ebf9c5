package org.carillon.query.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.carillon.contract.mailbox.search.ThreadAlgorithm;
import org.carillon.format.mime.header.References;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private final List<ThreadedMessage> messages = new ArrayList<>();

  private void message(String subject, String id, String... before) {
    int index = messages.size();
    boolean answers = subject.startsWith("Re: ");
    messages.add(
        new ThreadedMessage(
            index,
            index,
            index,
            answers ? subject.substring(4) : subject,
            answers,
            Optional.of(
                References.of(
                    Optional.of("<" + id + ">"),
                    Optional.of("<" + String.join("> <", before) + ">"),
                    Optional.empty()))));
  }

  private String threads(ThreadAlgorithm algorithm) {
    return text(Threading.threads(algorithm, messages));
  }

  /** Returns the threads as THREAD writes them. */
  private static String text(ThreadForest forest) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < forest.roots().size(); i++) {
      text(forest, forest.roots().get(i), text);
    }
    return text.toString();
  }

  private static void text(ThreadForest forest, int node, StringBuilder text) {
    text.append('(');
    if (!forest.isDummy(node)) {
      text.append(forest.message(node));
    }
    for (int i = 0; i < forest.children(node).size(); i++) {
      text(forest, forest.children(node).get(i), text);
    }
    text.append(')');
  }

  @Test
  void referenceLoopsAreBroken() {
    message("", "a", "b");
    message("", "b", "c");
    message("", "c", "a");
    message("", "d", "d", "d");
    assertThat(threads(ThreadAlgorithm.REFS)).isEqualTo("(2(1(0)))(3)");
  }

  @Test
  void ownReferencesDecideTheParent() {
    message("", "a");
    message("", "b", "a", "c");
    message("", "c");
    assertThat(threads(ThreadAlgorithm.REFS)).isEqualTo("(0)(2(1))");
  }

  @Test
  void messagesWithTheSameIdAreSeparate() {
    message("", "a");
    message("", "a");
    message("", "b", "a");
    assertThat(threads(ThreadAlgorithm.REFS)).isEqualTo("(1)(0(2))");
  }

  @Test
  void chainsOfMissingMessagesAreRemoved() {
    message("", "x", "m", "n", "o");
    message("", "y", "m", "n");
    message("", "z", "m", "p", "q");
    assertThat(threads(ThreadAlgorithm.REFS)).isEqualTo("((0)(1)(2))");
  }

  @Test
  void threadsOfOneSubjectAreJoined() {
    message("x", "a");
    message("x", "b");
    message("Re: x", "c");
    assertThat(threads(ThreadAlgorithm.REFERENCES)).isEqualTo("((0)(1)(2))");
    messages.clear();
    message("Re: x", "a");
    message("x", "b");
    message("Re: x", "c");
    assertThat(threads(ThreadAlgorithm.REFERENCES)).isEqualTo("(1(0)(2))");
    messages.clear();
    message("Re: x", "a", "gone");
    message("Re: x", "b", "gone");
    message("x", "c");
    message("Re: x", "d", "gone too");
    message("Re: x", "e", "gone too");
    assertThat(threads(ThreadAlgorithm.REFERENCES)).isEqualTo("((0)(1)(2)(3)(4))");
  }

  @Test
  void deepThreadsAndManyOfOneSubjectAreBuiltQuickly() {
    int many = 200_000;
    for (int i = 0; i < many; i++) {
      message("", "a" + i, "a" + (i - 1));
    }
    ThreadForest deep = Threading.threads(ThreadAlgorithm.REFERENCES, messages);
    assertThat(deep.roots().size()).isEqualTo(1);
    messages.clear();
    for (int i = 0; i < many; i++) {
      message("", "a" + i, "a" + (i + 1));
    }
    assertThat(Threading.threads(ThreadAlgorithm.REFS, messages).nodes()).isEqualTo(many + 1);
    messages.clear();
    for (int i = 0; i < many; i++) {
      message("Re: x", "a" + i);
    }
    assertThat(Threading.threads(ThreadAlgorithm.REFERENCES, messages).roots().size()).isEqualTo(1);
  }

  @Test
  void memoryForManyReferencesIsBounded() {
    String[] before = new String[References.MOST];
    for (int i = 0; i < 4_000; i++) {
      for (int n = 0; n < before.length; n++) {
        before[n] = i + "/" + n;
      }
      message("", "a" + i, before);
    }
    ThreadForest forest = Threading.threads(ThreadAlgorithm.REFS, messages);
    assertThat(forest.nodes()).isLessThan(120_000);
    assertThat(forest.roots().size()).isEqualTo(4_000);
  }

  @Test
  void everyMessageIsInTheForestOnce() {
    Random random = new Random(5256);
    for (int run = 0; run < 2_000; run++) {
      messages.clear();
      int count = 1 + random.nextInt(12);
      for (int i = 0; i < count; i++) {
        String[] before = new String[random.nextInt(4)];
        for (int n = 0; n < before.length; n++) {
          before[n] = "i" + random.nextInt(15);
        }
        message(
            (random.nextBoolean() ? "Re: " : "") + random.nextInt(3),
            "i" + random.nextInt(10),
            before);
      }
      for (ThreadAlgorithm algorithm : ThreadAlgorithm.values()) {
        String text = threads(algorithm);
        for (int i = 0; i < count; i++) {
          assertThat(text.split("\\(" + i + "(?=[()])", -1)).as(text).hasSize(2);
        }
        assertThat(text).as("childless dummies").doesNotContain("()");
      }
    }
  }
}
