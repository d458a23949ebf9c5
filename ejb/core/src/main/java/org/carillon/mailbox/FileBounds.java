package org.carillon.mailbox;

import java.sql.SQLException;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.collection.ItemKey;

/** Bounds folders of files further than their accounts' quotas do. */
public interface FileBounds {

  /** Quotas alone bound them. */
  FileBounds NONE = (_, _) -> Optional.empty();

  /**
   * A file that is to come, or to come in the place of the one of its name.
   *
   * @param folder the folder's id
   */
  record Coming(long folder, ItemKey key, long octets) {}

  /**
   * Why a file may not come; empty when it may. Of several that come at a time each may be let in
   * by what was there before them.
   *
   * @param isThere whether it is in the folder already, under another name
   * @throws SQLException when that can't be told now
   */
  Optional<Failure> refusal(Coming file, boolean isThere) throws SQLException;
}
