package org.carillon.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carillon.account.setting.HostSettings;
import org.junit.jupiter.api.Test;

/**
 * Tests that {@code docs/settings.md} matches the declarations. To write it anew: {@code ./mvnw
 * test -pl ejb/core -am -Dtest=SettingsPageTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dcarillon.docs.write=true}.
 */
class SettingsPageTest {
  /** The maximum number of settings in a section that are not for experts only. */
  private static final int MOST_COMMON = 20;

  private static final Path PAGE = Path.of("../../docs/settings.md");

  @Test
  void settingsPageMatchesTheDeclarations() throws IOException {
    if (Boolean.getBoolean("carillon.docs.write")) {
      Files.writeString(PAGE, page());
    }

    assertThat(Files.readString(PAGE))
        .as("docs/settings.md is stale; see %s how to write it", getClass().getSimpleName())
        .isEqualTo(page());
  }

  @Test
  void noSectionHasTooManyCommonSettings() {
    Map<SettingSection, Long> common =
        SettingRegistry.all().stream()
            .filter(setting -> !setting.isForExperts())
            .collect(Collectors.groupingBy(SettingsPageTest::section, Collectors.counting()));

    assertThat(common.entrySet()).allMatch(each -> each.getValue() <= MOST_COMMON);
  }

  private static String page() {
    var text =
        new StringBuilder(
            """
            # Settings

            Generated from the declarations; do not edit. The sections are those of the administration's page *Settings*.

            - **Levels.** Each setting may be set for the server, and where it says so for a domain or an account; what an account may have, a class of service may have, too. The narrowest wins.
            - **Ways to set.** Use the administration, `./carillon ctl setting set KEY VALUE` (`--domain NAME`, `--class NAME`, `--account ADDRESS`), or `PATCH /api/v1/settings`.
            - **Experts.** The defaults of *expert* settings suit nearly every server. The page folds them; `ctl setting list` leaves them out unless they are set, and `--all` shows them.
            - **Time.** Spans of time are written as in ISO 8601: `PT30S`, `PT5M`, `P2D`.
            """);
    Map<SettingSection, List<Setting<?>>> sections = new TreeMap<>(SettingSection.ORDER);
    for (Setting<?> setting : SettingRegistry.all()) {
      sections.computeIfAbsent(section(setting), each -> new ArrayList<>()).add(setting);
    }
    String group = "";
    Map<SettingSection, List<Setting<?>>> listeners = new TreeMap<>(SettingSection.ORDER);
    for (var section : sections.entrySet()) {
      if (section.getKey().service().isPresent()) {
        listeners.put(section.getKey(), section.getValue());
        continue;
      }
      if (!section.getKey().group().title().equals(group)) {
        group = section.getKey().group().title();
        text.append("\n## ").append(group).append('\n');
      }
      text.append("\n### %s\n\n`%s`\n".formatted(section.getKey().title(), section.getKey().key()));
      text.append("\n| key | what it does | default | allowed | levels |\n|---|---|---|---|---|\n");
      section.getValue().stream()
          .sorted(Comparator.comparing(Setting::isForExperts))
          .forEach(setting -> text.append(row(setting)));
    }
    return text.append(listeners(listeners)).toString();
  }

  private static String row(Setting<?> setting) {
    return "| `%s`%s | **%s.** %s | %s | %s | %s |\n"
        .formatted(
            setting.key(),
            setting.isForExperts() ? " *expert*" : "",
            cell(setting.title()),
            cell(setting.help()),
            fallback(setting),
            cell(setting.type().allowed()),
            levels(setting));
  }

  /** Writes the settings that all services have once, with their defaults side by side. */
  private static String listeners(Map<SettingSection, List<Setting<?>>> listeners) {
    var text = new StringBuilder();
    text.append(
        """

        ### Ports and connections of each service

        Each of these settings is there for each service, such as `listener.imap.port`. All are of the server.

        | key | what it does | allowed |
        |---|---|---|
        """);
    List<Setting<?>> any = listeners.values().iterator().next();
    for (Setting<?> setting : any) {
      text.append(
          "| `listener.SERVICE.%s`%s | %s | %s |\n"
              .formatted(
                  last(setting),
                  setting.isForExperts() ? " *expert*" : "",
                  last(setting).equals("port")
                      ? "The port. A node adds its offset to it. 0: the usual one."
                      : cell(setting.help()),
                  cell(setting.type().allowed())));
    }
    text.append("\nThe defaults:\n\n| service |");
    any.forEach(setting -> text.append(" `%s` |".formatted(last(setting))));
    text.append("\n|---|").append("---|".repeat(any.size())).append('\n');
    listeners.forEach(
        (section, settings) -> {
          text.append("| `%s` |".formatted(section.service().orElseThrow()));
          settings.forEach(setting -> text.append(" %s |".formatted(fallback(setting))));
          text.append('\n');
        });
    return text.toString();
  }

  private static String last(Setting<?> setting) {
    return setting.key().substring(setting.key().lastIndexOf('.') + 1);
  }

  private static SettingSection section(Setting<?> setting) {
    return SettingSection.of(setting.key());
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
