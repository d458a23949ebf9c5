package org.carillon.webmail.writing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.setting.SettingChanges;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.transport.WritingSettings;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The page of the reader's settings for writing: format, time to recall, read receipts. */
@Named("writing")
@RequestScoped
public class WritingPage {
  @Inject private SettingChanges changes;
  @Inject private ComposeSettings own;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  private boolean isRich;
  private long undo;
  private String receipt = "";

  /** Reads the settings, or what was typed. */
  public void load() {
    if (parameters.some("undo").isPresent()) {
      isRich = parameters.text("format").equals("rich");
      undo = parameters.number("undo").orElse(0);
      receipt = parameters.text("receipt");
      return;
    }
    isRich = own.isRich();
    undo = own.undo().toSeconds();
    receipt = own.value(WritingSettings.RECEIPT).name().toLowerCase(Locale.ROOT);
  }

  public void save() {
    Map<String, Optional<String>> values =
        Map.of(
            WritingSettings.FORMAT.key(), Optional.of(isRich ? "rich" : "plain"),
            WritingSettings.UNDO.key(), Optional.of(Long.toString(undo)),
            WritingSettings.RECEIPT.key(), Optional.of(receipt));
    switch (changes.change(visitor.caller(), own.scope(), values, OptionalLong.empty())) {
      case Answer.Done<SettingChanges.Sheet> _ -> {
        notices.show(Notice.of("saved"));
        Redirect.to("/writing");
      }
      case Answer.Failed<SettingChanges.Sheet>(Failure failure) -> answers.show(null, failure);
    }
  }

  public boolean isRich() {
    return isRich;
  }

  /** The seconds in which a sent message can be recalled. */
  public long getUndo() {
    return undo;
  }

  /** The choices for those seconds. */
  public List<Long> getUndoChoices() {
    return List.of(0L, 5L, 10L, 20L, 30L);
  }

  /** The action on a request for a read receipt. */
  public String getReceipt() {
    return receipt;
  }

  /** The choices for that action. */
  public List<String> getReceiptChoices() {
    return Arrays.stream(WritingSettings.Receipt.values())
        .map(one -> one.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
