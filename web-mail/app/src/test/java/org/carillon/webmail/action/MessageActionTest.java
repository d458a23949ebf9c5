package org.carillon.webmail.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carillon.web.action.Action;
import org.carillon.web.action.Shortcut;
import org.junit.jupiter.api.Test;

/** Tests that every action and key has its messages, icon and script function. */
class MessageActionTest {

  private static List<Action<?>> all() {
    return Stream.concat(
            Arrays.<Action<?>>stream(MessageAction.values()),
            Arrays.<Action<?>>stream(MessageLink.values()))
        .toList();
  }

  private static boolean isSaid(String key) {
    return ResourceBundle.getBundle("org.carillon.webmail.words").containsKey(key)
        || ResourceBundle.getBundle("org.carillon.web.words").containsKey(key);
  }

  private static String text(String resource) throws IOException {
    try (InputStream file = MessageActionTest.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyActionHasTexts() {
    for (Action<?> action : all()) {
      Set<String> words = new TreeSet<>(action.declaration().allWords());
      boolean isNameless = !isSaid(action.parameter());
      assertThat(words.isEmpty() && isNameless).as(action.name()).isFalse();
      assertThat(words).as(action.name()).allMatch(MessageActionTest::isSaid);
    }
  }

  @Test
  void everyActionHasAnIcon() throws IOException {
    String sprite = text("/META-INF/resources/kit/vendor/icons.svg");
    for (Action<?> action : all()) {
      assertThat(sprite).contains("id=\"" + action.declaration().icon() + "\"");
    }
  }

  @Test
  void actionNamesAreUnique() {
    assertThat(all()).extracting(Action::parameter).doesNotHaveDuplicates();
  }

  @Test
  void everyShortcutIsDocumentedAndHandled() throws IOException {
    MailKeys keys = new MailKeys();
    assertThat(keys.getAll()).allMatch(shortcut -> isSaid(shortcut.words()));
    assertThat(keys.getAll())
        .extracting(Shortcut::keys)
        .contains("j", "k", "x", "*", "e", "#", "s", "v", "z", "u", "r", "a", "f", "c", "g i", "/");
    assertThat(keys.getMotions()).isEqualTo("next:j previous:k selectAll:* select:x");
  }
}
