package org.carillon.webmail.spelling;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.spelling.Misspelling;
import org.carillon.spelling.Spelling;
import org.carillon.spelling.SpellingFindings;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.editor.HtmlToText;
import org.carillon.webmail.editor.RichText;

/** The spell checker of the page for writing. */
@Named("spelling")
@RequestScoped
public class SpellingPart {
  @Inject private Spelling spelling;
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private Optional<SpellingFindings> found = Optional.empty();
  private String said = "";
  private List<Language> languages;

  /**
   * A language that can be checked.
   *
   * @param code its code
   * @param name its name in that language
   * @param isChosen whether it is chosen
   */
  public record Language(String code, String name, boolean isChosen) {}

  /** Checks the text in the form, which does not change. */
  public void check() {
    switch (spelling.check(language(), text())) {
      case Answer.Done<SpellingFindings>(SpellingFindings findings) -> {
        found = Optional.of(findings);
        said = sentence(findings);
      }
      case Answer.Failed<SpellingFindings>(Failure.NotFound _) -> said = texts.of("spelling.none");
      case Answer.Failed<SpellingFindings> _ -> said = texts.of("spelling.later");
    }
  }

  private String sentence(SpellingFindings findings) {
    String counted =
        findings.misspellings().isEmpty() && findings.isWhole()
            ? texts.of("spelling.fine")
            : texts.of("spelling.found", findings.misspellings().size());
    return findings.isWhole() ? counted : counted + " " + texts.of("spelling.part");
  }

  private String text() {
    String text =
        parameters.text("format").equals("rich")
            ? HtmlToText.of(RichText.clean(parameters.text("html")))
            : parameters.text("text");
    return parameters.text("subject") + "\n" + text;
  }

  /** The chosen language, or else the reader's own, or else English. */
  private String language() {
    return getLanguages().stream()
        .filter(Language::isChosen)
        .map(Language::code)
        .findFirst()
        .orElse("en");
  }

  /** The languages that have a dictionary, by name. */
  public List<Language> getLanguages() {
    if (languages == null) {
      var known = spelling.languages();
      String wanted = parameters.some("language").orElseGet(() -> ui.getLocale().getLanguage());
      String chosen = known.contains(wanted) ? wanted : "en";
      languages =
          known.stream()
              .map(code -> new Language(code, name(code), code.equals(chosen)))
              .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
              .collect(Collectors.toList());
    }
    return languages;
  }

  private String name(String code) {
    String name = Locale.forLanguageTag(code).getDisplayLanguage(ui.getLocale());
    return name.isEmpty()
        ? code
        : name.substring(0, 1).toUpperCase(ui.getLocale()) + name.substring(1);
  }

  /** A sentence with the result; empty if nothing was checked. */
  public String getSaid() {
    return said;
  }

  /** The misspelt words that were found. */
  public List<Misspelling> getMisspellings() {
    return found.map(SpellingFindings::misspellings).orElse(List.of());
  }
}
