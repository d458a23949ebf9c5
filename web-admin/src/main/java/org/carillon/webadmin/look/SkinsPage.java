package org.carillon.webadmin.look;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.look.LookFile;
import org.carillon.look.LookFiles;
import org.carillon.look.Looks;
import org.carillon.look.Skin;
import org.carillon.look.SkinText;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.form.UploadedFile;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Skins: those of the server, the uploaded ones, and the errors of some. */
@Named("skins")
@RequestScoped
public class SkinsPage {
  @Inject private Looks looks;
  @Inject private LookFiles files;
  @Inject private UploadedFile upload;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<LookFile> uploaded = List.of();
  private SkinText text = new SkinText("", "");

  /** Reads the skins and the texts of the selected one. */
  public void load() {
    Optional<List<LookFile>> found =
        answers.take(files.list(visitor.caller(), LookFile.Kind.SKIN, Optional.empty()));
    if (found.isPresent()) {
      uploaded = found.get();
      parameters
          .some("skin")
          .flatMap(name -> answers.take(files.skinText(visitor.caller(), name)))
          .ifPresent(open -> text = open);
    }
  }

  /** Adds the uploaded file. */
  public void add() {
    Optional<byte[]> archive = upload.octets("file", UploadedFile.SMALL);
    if (archive.isEmpty()) {
      answers.wrong(null, texts.of("file.none"));
      return;
    }
    answers
        .take(files.putSkin(visitor.caller(), archive.get()))
        .ifPresent(file -> back(Notice.of("skins.added", file.name())));
  }

  /** Saves the edited texts. */
  public void edit() {
    // The typed texts, including leading blanks.
    text = new SkinText(parameters.text("manifest"), parameters.text("css"));
    answers
        .take(files.editSkin(visitor.caller(), getOpen(), text))
        .ifPresent(
            file -> {
              notices.show(Notice.of("saved"));
              Redirect.to("/skins?skin=" + file.name());
            });
  }

  public void remove() {
    String name = parameters.text("remove");
    answers
        .take(files.remove(visitor.caller(), LookFile.Kind.SKIN, Optional.empty(), name))
        .ifPresent(gone -> back(Notice.of("skins.removed", gone.name())));
  }

  private void back(Notice said) {
    notices.show(said);
    Redirect.to("/skins");
  }

  /** The skins of the server. */
  public List<Skin> getStock() {
    return Skin.STOCK;
  }

  public List<LookFile> getUploaded() {
    return uploaded;
  }

  /** The name of a skin for people. */
  public String title(String name) {
    return looks.skins().stream()
        .filter(skin -> skin.name().equals(name))
        .findFirst()
        .map(skin -> skin.isStock() ? texts.of("skin." + name) : skin.title())
        .orElse(name);
  }

  /** The error of a skin; empty if it is usable. */
  public String broken(String name) {
    return looks.broken().getOrDefault(name, "");
  }

  /** The name of the selected skin, or empty. */
  public String getOpen() {
    return parameters.text("skin");
  }

  public SkinText getText() {
    return text;
  }
}
