package org.carillon.webadmin.look;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.carillon.format.sentence.SentenceFault;
import org.carillon.look.LookFile;
import org.carillon.look.LookFiles;
import org.carillon.look.Looks;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.form.UploadedFile;
import org.carillon.web.language.Languages;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The languages of the webmail: how far each is translated, and files that add to them. */
@Named("languages")
@RequestScoped
public class LanguagesPage {
  /** The limit of listed faults and missing texts. */
  private static final int MOST = 500;

  @Inject private Looks looks;
  @Inject private LookFiles files;
  @Inject private WebmailSentences sentences;
  @Inject private UploadedFile upload;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<String> added = List.of();

  /**
   * A language of the webmail.
   *
   * @param code its code
   * @param name its name in itself
   * @param percent the translated share
   * @param missing the number of texts in English
   * @param isAdded whether a file adds to it
   * @param faults the number of unusable texts of that file
   */
  public record Line(
      String code, String name, int percent, int missing, boolean isAdded, int faults) {}

  public void load() {
    answers
        .take(files.list(visitor.caller(), LookFile.Kind.LANGUAGE, Optional.empty()))
        .ifPresent(found -> added = found.stream().map(LookFile::name).toList());
  }

  /** All languages, by code. */
  public List<Line> getLines() {
    var codes = new TreeSet<>(Languages.STOCK);
    codes.addAll(added);
    return codes.stream().map(this::line).toList();
  }

  private Line line(String code) {
    int all = sentences.english().size();
    int missing = sentences.missing(code, looks.sentences(code)).size();
    return new Line(
        code,
        Languages.ownName(code),
        // Rounded down, so that a single missing text shows.
        (int) Math.floor(100.0 * (all - missing) / all),
        missing,
        added.contains(code),
        sentences.faults(code, looks.sentences(code)).size());
  }

  /** Adds the uploaded file. */
  public void add() {
    String code = parameters.text("code");
    Optional<byte[]> file = upload.octets("file", UploadedFile.SMALL);
    if (file.isEmpty()) {
      answers.wrong(null, texts.of("file.none"));
    } else if (!code.matches("[a-z]{2,3}") || !Languages.exists(code)) {
      answers.wrong(null, texts.of("languages.code.wrong"));
    } else {
      answers
          .take(files.putLanguage(visitor.caller(), code, file.get()))
          .ifPresent(
              done -> {
                notices.show(Notice.of("languages.added", Languages.ownName(code)));
                Redirect.to("/languages?code=" + code);
              });
    }
  }

  /** Removes the file of a language. */
  public void remove() {
    String code = parameters.text("remove");
    answers
        .take(files.remove(visitor.caller(), LookFile.Kind.LANGUAGE, Optional.empty(), code))
        .ifPresent(
            gone -> {
              notices.show(Notice.of("languages.removed", Languages.ownName(code)));
              Redirect.to("/languages");
            });
  }

  /** The selected language, or null. */
  public Line getOpen() {
    return getLines().stream()
        .filter(line -> line.code().equals(parameters.text("code")))
        .findFirst()
        .orElse(null);
  }

  /** Its first untranslated keys. */
  public List<String> getMissing() {
    String code = parameters.text("code");
    return sentences.missing(code, looks.sentences(code)).stream().limit(MOST).toList();
  }

  /** The first faults of its file. */
  public List<SentenceFault> getFaults() {
    String code = parameters.text("code");
    return sentences.faults(code, looks.sentences(code)).stream().limit(MOST).toList();
  }

  public String said(SentenceFault fault) {
    return texts.of("languages.fault." + fault.reason(), fault.detail());
  }
}
