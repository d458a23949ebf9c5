package org.carillon.store.internal.verifying;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.audit.AuditEntry;
import org.carillon.store.IndexCheck;
import org.carillon.store.Verification;
import org.carillon.store.Verification.State;
import org.carillon.store.rows.Rows;

/** The row that tells every node how far the verification is. */
final class Progress {
  private static final String BEGIN =
      """
      insert into verification (run, node, started, heard, phase, contents_of)\
       values (?, ?, now(), now(), 'CONTENTS', (select count(*) from blob))\
       on conflict (only_row) do update set run = excluded.run, node = excluded.node,\
       started = excluded.started, heard = excluded.heard, ended = null, phase = excluded.phase,\
       contents = 0, contents_of = excluded.contents_of, octets = 0, fixed_outlines = 0,\
       fixed_mailboxes = 0, fixed_accounts = 0, index_lacking = 0, index_ghosts = 0,\
       strays = ''\
       where verification.ended is not null or verification.heard < now() - interval '10 minutes'\
      """;
  private static final String ADD =
      """
      update verification set heard = now(), phase = ?, contents = contents + ?,\
       octets = octets + ?, fixed_outlines = fixed_outlines + ?,\
       fixed_mailboxes = fixed_mailboxes + ?, fixed_accounts = fixed_accounts + ? where run = ?\
      """;
  private static final String INDEX =
      "update verification set heard = now(), index_lacking = ?, index_ghosts = ? where run = ?";
  private static final String STRAYS =
      "update verification set heard = now(), strays = ? where run = ?";
  private static final String END =
      "update verification set heard = now(), ended = now(), phase = ? where run = ?";
  private static final String SHOW =
      """
      select *, ended is null and heard < now() - interval '10 minutes' as silent from verification\
      """;

  private final Rows rows;

  public Progress(Rows rows) {
    this.rows = rows;
  }

  /** What was done since it was last told. */
  record Done(long contents, long octets, long outlines, long mailboxes, long accounts) {
    static final Done NOTHING = new Done(0, 0, 0, 0, 0);
  }

  /**
   * Begins a run.
   *
   * @param record is written if it is begun
   * @return its id; empty when one is on its way already
   */
  Optional<String> begin(String node, AuditEntry record) throws SQLException {
    String run = UUID.randomUUID().toString();
    return rows.update(record, BEGIN, run, node) == 0 ? Optional.empty() : Optional.of(run);
  }

  void add(String run, State phase, Done done) throws SQLException {
    rows.update(
        ADD,
        phase.name(),
        done.contents,
        done.octets,
        done.outlines,
        done.mailboxes,
        done.accounts,
        run);
  }

  void indexMended(String run, IndexCheck.Mended mended) throws SQLException {
    rows.update(INDEX, mended.lacking(), mended.ghosts(), run);
  }

  /** Notes which rows belong to nothing, a sentence each. */
  void strays(String run, List<String> sentences) throws SQLException {
    rows.update(STRAYS, String.join("\n", sentences), run);
  }

  void end(String run, State how) throws SQLException {
    rows.update(END, how.name(), run);
  }

  /** How far it is. */
  Verification show(List<Verification.Damage> damages) throws SQLException {
    List<Verification> found =
        rows.query(
            row ->
                new Verification(
                    row.getBoolean("silent")
                        ? State.BROKEN_OFF
                        : State.valueOf(row.getString("phase")),
                    row.getString("node"),
                    Rows.instant(row, "started"),
                    Rows.instant(row, "ended"),
                    row.getLong("contents"),
                    row.getLong("contents_of"),
                    row.getLong("octets"),
                    row.getLong("fixed_outlines"),
                    row.getLong("fixed_mailboxes"),
                    row.getLong("fixed_accounts"),
                    new IndexCheck.Mended(
                        row.getLong("index_lacking"), row.getLong("index_ghosts")),
                    row.getString("strays").lines().toList(),
                    damages),
            SHOW);
    return found.isEmpty()
        ? new Verification(
            State.NONE,
            "",
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            0,
            0,
            0,
            0,
            new IndexCheck.Mended(0, 0),
            List.of(),
            damages)
        : found.getFirst();
  }
}
