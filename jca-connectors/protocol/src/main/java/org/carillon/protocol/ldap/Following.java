package org.carillon.protocol.ldap;

import com.unboundid.ldap.protocol.IntermediateResponseProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.Watch;
import org.carillon.contract.tree.DirectoryTree;
import org.carillon.protocol.ldap.message.LdapResult;
import org.carillon.protocol.ldap.message.LdapWriter;
import org.carillon.protocol.ldap.search.PersistentSearch;
import org.carillon.protocol.wire.ChangeTeller;
import org.carillon.protocol.wire.Connection;

/**
 * A session's persistent searches. While the session waits for its client, another thread reports
 * changes and ends with the wait; otherwise only the session's own thread uses the searches.
 */
final class Following {
  /** The highest number of persistent searches in a session. */
  private static final int MOST = 20;

  /** The longest request message of a persistent search, which is kept in memory. */
  static final int MOST_OCTETS = 16_384;

  private final Connection connection;
  private final DirectoryTree tree;
  private final LdapWriter writer;
  private final Map<Integer, PersistentSearch> searches = new LinkedHashMap<>();

  Following(Connection connection, DirectoryTree tree, LdapWriter writer) {
    this.connection = connection;
    this.tree = tree;
    this.writer = writer;
  }

  boolean isEmpty() {
    return searches.isEmpty();
  }

  boolean isFull() {
    return searches.size() >= MOST;
  }

  /** Adds a search by the id of its request message. */
  void add(int id, PersistentSearch search) {
    searches.put(id, search);
  }

  /** Ends a search; returns whether there was one with that id. */
  boolean end(int id) {
    return searches.remove(id) != null;
  }

  /** Ends all searches. */
  void forget() {
    searches.clear();
  }

  /** Returns the output of a search. */
  PersistentSearch.Teller teller(int id) {
    return new PersistentSearch.Teller() {
      @Override
      public void entry(Entry entry, List<Control> controls) throws IOException {
        writer.entry(id, entry, controls);
      }

      @Override
      public void info(IntermediateResponseProtocolOp info) throws IOException {
        writer.write(id, info, List.of());
      }
    };
  }

  @FunctionalInterface
  interface Wait {
    /** Stops reporting; returns when no report runs. */
    void end() throws IOException;
  }

  /** Starts to report changes until the wait is ended. */
  Wait begin() {
    if (searches.isEmpty()) {
      return () -> {};
    }
    ChangeTeller teller =
        new ChangeTeller(
            tell -> Thread.ofVirtual().name("ldap-follow-" + connection.session()).start(tell),
            this::tell,
            broken -> connection.log().fact("broke", String.valueOf(broken.getMessage())),
            () -> connection.wire().close());
    Watch watch = tree.watch(teller::changed);
    // Covers changes from before the watch began.
    teller.changed();
    return () -> {
      watch.close();
      try {
        teller.finish();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("The session was interrupted while it waited for changes");
      }
    };
  }

  private boolean tell() throws IOException {
    Iterator<Map.Entry<Integer, PersistentSearch>> each = searches.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<Integer, PersistentSearch> one = each.next();
      Optional<LdapResult> over = one.getValue().tell();
      if (over.isPresent()) {
        each.remove();
        done(one.getKey(), over.get());
      }
    }
    connection.wire().flush();
    return true;
  }

  /** Sends the final result of a search. */
  void done(int id, LdapResult result) throws IOException {
    writer.write(
        id,
        new SearchResultDoneProtocolOp(result.code().intValue(), null, result.text(), List.of()),
        result.controls());
  }
}
