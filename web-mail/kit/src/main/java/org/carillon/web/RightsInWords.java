package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;

/** The rights on a folder for people. */
@Named("rightsInWords")
@RequestScoped
public class RightsInWords {
  @Inject private Texts texts;

  /** The usual name of a set of rights, or else each of them. */
  public String of(MailboxRights rights) {
    return Arrays.stream(SharingLevel.values())
        .filter(level -> level.rights().equals(rights))
        .findFirst()
        .map(level -> texts.of(level.word()))
        .orElseGet(
            () ->
                Arrays.stream(Right.values())
                    .filter(rights::has)
                    .map(right -> texts.of("sharing.right." + right.letter()))
                    .collect(Collectors.joining(", ")));
  }

  public List<SharingLevel> getLevels() {
    return List.of(SharingLevel.values());
  }
}
