package org.carillon.filelink;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** News of files uploaded through the caller's addresses, kept until the caller dismisses it. */
public interface UploadNews {
  /** The maximum number of folders that are listed. */
  int MOST = 20;

  /** The maximum number of sender names that are listed. */
  int MOST_WHO = 5;

  /**
   * The files that arrived in a folder.
   *
   * @param folder the id of the folder
   * @param label the last level of the folder's name
   * @param files the number of files
   * @param octets their total size in octets
   * @param who the names that the senders gave, each on one line; senders without a name are left
   *     out
   * @param latest when the last file arrived
   */
  record Arrived(
      long folder, String label, long files, long octets, List<String> who, Instant latest) {
    public Arrived {
      who = List.copyOf(who);
    }
  }

  /** Returns the news of the last 30 days that were not dismissed, the latest first. */
  Answer<List<Arrived>> list(Caller caller);

  /** Dismisses the news about a folder up to now. */
  Answer<Void> seen(Caller caller, long folder);
}
