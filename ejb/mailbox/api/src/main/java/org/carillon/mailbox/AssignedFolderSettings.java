package org.carillon.mailbox;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.mailbox.sharing.AssignedFolders;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The setting that lists the folders of other accounts that appear in an account's own tree. */
public final class AssignedFolderSettings implements SettingSource {
  private static final int MOST = 100;
  private static final int MOST_CHARS = 600;
  private static final Pattern FORM =
      Pattern.compile(
          "([^~=/*%\\p{Cntrl}][^=*%\\p{Cntrl}]*?)\\s*=\\s*~([^~/=*%\\s\\p{Cntrl}]+)/([^*%\\p{Cntrl}]+?)"
              + "(?:\\s+\\(([^@\\s()]+@[^@\\s()]+)\\))?");

  public static final Setting<List<String>> GIVEN =
      Setting.ofAccount(
          "mailbox.given-folders",
          new SettingType.ListOf<>(
              new SettingType.Text(
                  FORM, MOST_CHARS, "in the form Name=~owner/Folder or Name=~owner/Folder (group)"),
              MOST),
          List.of(),
          "Assigned folders",
          "Shows folders of other accounts, subscribed, in an account's own folder tree, for"
              + " example Travel=~public/Travel. Add a group's address in parentheses to assign a"
              + " folder only to its members. Users see a folder only if it is shared with them. A"
              + " folder of the account's own with the same name takes precedence.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(GIVEN);
  }

  /** Returns the folder that a line of the setting gives, or empty if the line names no folder. */
  public static Optional<AssignedFolders.Given> read(String line) {
    Matcher form = FORM.matcher(line);
    if (!form.matches()) {
      return Optional.empty();
    }
    MailboxName name = new MailboxName(form.group(1));
    return name.problem().isEmpty()
        ? Optional.of(
            new AssignedFolders.Given(
                name,
                form.group(2),
                new MailboxName(form.group(3)),
                Optional.ofNullable(form.group(4))))
        : Optional.empty();
  }
}
