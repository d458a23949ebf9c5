package org.carillon.webmail.preferences;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.look.Looks;
import org.carillon.look.OwnSkin;
import org.carillon.look.Skin;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.FormField;
import org.carillon.web.field.RecordForm;
import org.carillon.web.look.ShownLook;
import org.carillon.web.request.Visitor;

/** The reader's choice of skin, where the domain allows one. */
@Named("skinForm")
@RequestScoped
public class SkinForm {
  @Inject private Looks looks;
  @Inject private OwnSkin ownSkin;
  @Inject private ShownLook look;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private final RecordForm<SkinField> form = new RecordForm<>(SkinField.class);
  private List<Skin> choices = List.of();

  public record SkinField(@Field(label = "preferences.skin") String skin) {}

  @PostConstruct
  void begin() {
    choices = looks.choices(visitor.caller());
    form.choices(
        "skin",
        choices.stream()
            .map(
                skin ->
                    skin.isStock()
                        ? FormField.Option.of(skin.name(), "skin." + skin.name())
                        : FormField.Option.named(skin.name(), skin.title()))
            .toList());
    form.show(new SkinField(look.getSkin().name()));
  }

  /** Returns whether there is a choice of skins. */
  public boolean isOffered() {
    return !choices.isEmpty();
  }

  /** Saves the skin if it changed; returns whether it did. */
  boolean keep() {
    return choices.isEmpty()
        || form.read(answers, texts).map(SkinField::skin).filter(this::isKept).isPresent();
  }

  private boolean isKept(String skin) {
    return skin.equals(look.getSkin().name())
        || answers.take(ownSkin.choose(visitor.caller(), skin)).isPresent();
  }

  public RecordForm<SkinField> getForm() {
    return form;
  }
}
