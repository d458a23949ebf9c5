package org.carillon.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTableTest {
  private enum State {
    IN,
    OUT
  }

  private static final CommandTable<State, String, Runnable> TABLE =
      new CommandTable<>(
          List.of(
              CommandEntry.anywhere("NOOP", State.class, () -> {}),
              CommandEntry.<State, String, Runnable>in("OPEN", EnumSet.of(State.OUT), () -> {})
                  .announced("OPENING"),
              CommandEntry.<State, String, Runnable>anywhere("GRANT", State.class, () -> {})
                  .offered(session -> session.equals("chief"))
                  .announced(session -> List.of("GRANT=" + session, "MORE"))));

  @Test
  void verbsAreFoundInAnyCase() {
    assertThat(TABLE.find("open").orElseThrow().states()).containsExactly(State.OUT);
    assertThat(TABLE.find("NoOp").orElseThrow().states()).containsExactly(State.IN, State.OUT);
    assertThat(TABLE.find("SHUT")).isEmpty();
  }

  @Test
  void helpAndCapabilitiesFollowTheTableOrder() {
    assertThat(TABLE.verbs("guest")).containsExactly("NOOP", "OPEN");
    assertThat(TABLE.verbs("chief")).containsExactly("NOOP", "OPEN", "GRANT");
    assertThat(TABLE.announcements("guest")).containsExactly("OPENING");
    assertThat(TABLE.announcements("chief")).containsExactly("OPENING", "GRANT=chief", "MORE");
  }

  @Test
  void duplicateVerbIsRejected() {
    CommandEntry<State, String, Runnable> noop =
        CommandEntry.anywhere("NOOP", State.class, () -> {});
    assertThatThrownBy(() -> new CommandTable<>(List.of(noop, noop)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
