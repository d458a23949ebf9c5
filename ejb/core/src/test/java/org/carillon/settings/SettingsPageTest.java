package org.carillon.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.carillon.account.setting.HostSettings;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/settings.md} what the declarations say. To write it anew: {@code ./mvnw test
 * -pl ejb/core -am -Dtest=SettingsPageTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dcarillon.docs.write=true}.
 */
class SettingsPageTest {
  private static final Path PAGE = Path.of("../../docs/settings.md");

  @Test
  void thePageSaysWhatTheDeclarationsSay() throws IOException {
    if (Boolean.getBoolean("carillon.docs.write")) {
      Files.writeString(PAGE, page());
    }

    assertThat(Files.readString(PAGE))
        .as("docs/settings.md is stale; see %s how to write it", getClass().getSimpleName())
        .isEqualTo(page());
  }

  private static String page() {
    var text =
        new StringBuilder(
            """
            # Settings

            Generated from the declarations; do not edit. Each may be set for the server, and where it says so for a domain or an account as
            well, and where for an account also for a class of service; the narrowest wins. Set them in the administration, by `PATCH /api/v1/settings`, or with
            `./carillon ctl setting set KEY VALUE` (`--domain NAME`, `--class NAME`, `--account ADDRESS`). Spans of time are written as ISO 8601 says: `PT30S`, `PT5M`, `P2D`.
            """);
    String group = "";
    for (Setting<?> setting :
        SettingRegistry.all().stream().sorted(SettingsPageTest::byGroup).toList()) {
      if (!group(setting).equals(group)) {
        group = group(setting);
        text.append("\n## ").append(group).append('\n');
        text.append(
            "\n| key | what it does | default | allowed | levels |\n|---|---|---|---|---|\n");
      }
      text.append(
          "| `%s` | **%s.** %s | %s | %s | %s |\n"
              .formatted(
                  setting.key(),
                  cell(setting.title()),
                  cell(setting.help()),
                  fallback(setting),
                  cell(setting.type().allowed()),
                  levels(setting)));
    }
    return text.toString();
  }

  private static int byGroup(Setting<?> one, Setting<?> other) {
    return group(one).compareTo(group(other));
  }

  private static String group(Setting<?> setting) {
    return setting.key().substring(0, setting.key().indexOf('.'));
  }

  private static <T> String fallback(Setting<T> setting) {
    if (setting == HostSettings.HOST_NAME) {
      return "this machine's fully qualified name, else `localhost`";
    }
    String written = setting.type().write(setting.fallback());
    return written.isEmpty() ? "none" : "`" + cell(written.replace("\n", ", ")) + "`";
  }

  private static String levels(Setting<?> setting) {
    return setting.levels().stream()
        .sorted()
        .map(level -> level.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
