package org.carillon.web.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the rendering and handling of declared actions. */
class ActionsTest {

  private record Leaf(String value, boolean isLocked) implements ActionSubject {}

  private enum LeafAction implements Action<Leaf> {
    TEAR_OUT(
        ActionDeclaration.<Leaf>icon("x")
            .key("#")
            .in(ActionPlace.ROW, ActionPlace.BAR)
            .words("burn", leaf -> leaf.value().equals("2"))
            .when(leaf -> !leaf.isLocked())),
    OPEN(
        ActionDeclaration.<Leaf>icon("book")
            .key("o")
            .words("read")
            .in(ActionPlace.ROW)
            .to(leaf -> "leaf?n=" + leaf.value(), LinkTarget.PAGE)),
    FOLD(ActionDeclaration.<Leaf>icon("corner").key("o").in(ActionPlace.MENU).asks("where"));

    private final ActionDeclaration<Leaf> declaration;

    LeafAction(ActionDeclaration<Leaf> declaration) {
      this.declaration = declaration;
    }

    @Override
    public ActionDeclaration<Leaf> declaration() {
      return declaration;
    }
  }

  private static final Actions<Leaf> ALL = Actions.of(LeafAction.class, Leaf.class);

  private static List<String> names(ActionPlace place, Leaf leaf) {
    return ALL.shown(place, leaf).stream().map(ShownAction::name).toList();
  }

  @Test
  void actionsShownDependOnThePlaceAndTheObject() {
    Leaf leaf = new Leaf("1", false);

    assertThat(names(ActionPlace.ROW, leaf)).containsExactly("tear-out", "open");
    assertThat(names(ActionPlace.BAR, leaf)).containsExactly("tear-out");
    assertThat(names(ActionPlace.PANE, leaf)).isEmpty();
    assertThat(names(ActionPlace.ROW, new Leaf("1", true))).containsExactly("open");
  }

  @Test
  void actionIsLabelledByItsNameOrDeclaredTexts() {
    ShownAction tear = ALL.shown(ActionPlace.ROW, new Leaf("1", false)).getFirst();
    ShownAction burn = ALL.shown(ActionPlace.ROW, new Leaf("2", false)).getFirst();
    ShownAction open = ALL.shown(ActionPlace.ROW, new Leaf("2", false)).getLast();

    assertThat(tear.words()).isEqualTo("tear-out");
    assertThat(burn.words()).isEqualTo("burn");
    assertThat(burn.value()).isEqualTo("2");
    assertThat(open.words()).isEqualTo("read");
    assertThat(open.address()).isEqualTo("leaf?n=2");
    assertThat(tear.isLink()).isFalse();
  }

  @Test
  void formCanOnlyDoActionsThatItsPageOffers() {
    assertThat(ALL.offers(LeafAction.TEAR_OUT, new Leaf("1", false))).isTrue();
    assertThat(ALL.offers(LeafAction.TEAR_OUT, new Leaf("1", true))).isFalse();
    assertThat(ALL.offers(LeafAction.TEAR_OUT, null)).isFalse();
    assertThat(ALL.offers(LeafAction.TEAR_OUT, "1")).isFalse();
  }

  @Test
  void shortcutKeyHasOneMeaning() {
    assertThat(ALL.shortcuts())
        .containsExactly(Shortcut.pressed("#", "tear-out"), Shortcut.pressed("o", "read"));
    assertThatThrownBy(
            () ->
                new Shortcuts(
                    List.of(Shortcut.pressed("o", "read"), Shortcut.motion("o", "go", "go"))))
        .hasMessageContaining("shortcut is used twice");
  }

  @Test
  void pageGivesItsScriptTheMotionShortcuts() {
    Shortcuts all =
        new Shortcuts(
            List.of(
                Shortcut.motion("j", "down", "next"),
                Shortcut.pressed("g i", "inbox"),
                Shortcut.motion("k", "up", "previous")));

    assertThat(all.motions()).isEqualTo("next:j previous:k");
    assertThat(all.all().get(1).getEach()).containsExactly("g", "i");
  }
}
