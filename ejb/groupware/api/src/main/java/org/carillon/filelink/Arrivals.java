package org.carillon.filelink;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** What strangers put by addresses that the caller made, until he puts the news away. */
public interface Arrivals {
  /** Of so many folders at most. */
  int MOST = 20;

  /** So many names of senders are listed at most. */
  int MOST_WHO = 5;

  /**
   * What came into a folder.
   *
   * @param folder its id
   * @param label what it is called: the last level of its name
   * @param files how many files came
   * @param octets how much that is
   * @param who what those who sent them call themselves, as one line each; those who don't are left
   *     out
   * @param latest when the last one came
   */
  record Arrived(
      long folder, String label, long files, long octets, List<String> who, Instant latest) {
    /** Copies. */
    public Arrived {
      who = List.copyOf(who);
    }
  }

  /** What came in the last 30 days and was not put away, the latest first. */
  Answer<List<Arrived>> list(Caller caller);

  /** Puts away what came into a folder until now. */
  Answer<Void> seen(Caller caller, long folder);
}
