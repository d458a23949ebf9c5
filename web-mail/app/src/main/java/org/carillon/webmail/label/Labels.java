package org.carillon.webmail.label;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Keyword;
import org.carillon.mailbox.label.KnownLabel;
import org.carillon.mailbox.label.Label;
import org.carillon.mailbox.label.LabelAccess;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;

/** The reader's labels, read once a request, and those of other clients by their usual names. */
@Named("labels")
@RequestScoped
public class Labels {
  @Inject private LabelAccess access;
  @Inject private Visitor visitor;
  @Inject private Texts texts;

  private List<Label> own;

  /** The reader's own labels, by name; empty if they cannot be read now: mail is still shown. */
  public List<Label> getOwn() {
    if (own == null) {
      own =
          switch (access.list(visitor.caller())) {
            case Answer.Done<List<Label>>(List<Label> all) -> all;
            case Answer.Failed<List<Label>> _ -> List.of();
          };
    }
    return own;
  }

  /** The default labels of Thunderbird that are not among the reader's own. */
  public List<Label> getOthers() {
    return Arrays.stream(KnownLabel.values())
        .filter(known -> own(known.keyword()).isEmpty())
        .map(this::usual)
        .toList();
  }

  public List<LabelColour> getColours() {
    return List.of(LabelColour.values());
  }

  private Optional<Label> own(String keyword) {
    return getOwn().stream().filter(one -> one.keyword().equalsIgnoreCase(keyword)).findFirst();
  }

  private Label usual(KnownLabel known) {
    String name = texts.of("label.known." + known.name().toLowerCase(Locale.ROOT));
    return new Label(known.keyword(), name, known.colour());
  }

  /** Returns the label with the keyword, own or default; empty if it is not a label's. */
  public Optional<Label> find(String keyword) {
    return own(keyword).or(() -> KnownLabel.of(keyword).map(this::usual));
  }

  private List<Label> of(List<String> keywords, long flags) {
    if (flags >>> Flag.FIRST_KEYWORD_BIT == 0) {
      return List.of();
    }
    List<Label> found = new ArrayList<>();
    for (int i = 0; i < keywords.size(); i++) {
      if ((flags >>> (Flag.FIRST_KEYWORD_BIT + i) & 1) != 0) {
        find(keywords.get(i)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Reads a message's keywords. */
  public MessageKeywords keeping(List<String> keywords, long flags) {
    return new MessageKeywords(
        of(keywords, flags),
        has(Keyword.PINNED, keywords, flags),
        has(Keyword.MUTED, keywords, flags),
        has(Keyword.NEW, keywords, flags) && !Flag.SEEN.in(flags));
  }

  private static boolean has(String keyword, List<String> keywords, long flags) {
    for (int i = 0; i < keywords.size(); i++) {
      if (keyword.equalsIgnoreCase(keywords.get(i))) {
        return (flags >>> (Flag.FIRST_KEYWORD_BIT + i) & 1) != 0;
      }
    }
    return false;
  }

  /** Returns the keyword of the label with that name or keyword; empty for none. */
  public Optional<String> keyword(String typed) {
    return getOwn().stream()
        .filter(one -> one.name().equalsIgnoreCase(typed))
        .findFirst()
        .or(() -> find(typed))
        .or(() -> getOthers().stream().filter(it -> it.name().equalsIgnoreCase(typed)).findFirst())
        .map(Label::keyword);
  }

  /** Returns the search line that finds a label. */
  public String sought(Label label) {
    boolean isPlain = label.name().codePoints().allMatch(Character::isLetterOrDigit);
    return "label:" + (isPlain ? label.name() : "\"" + label.name() + "\"");
  }

  /** Returns the search line as part of an address. */
  public String query(Label label) {
    return Redirect.encoded(sought(label));
  }
}
