package org.carillon.task;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.audit.AuditEntry;
import org.carillon.database.Pipeline;
import org.carillon.node.Life;

/**
 * Statements that take, keep and end tasks. A node's life holds a task through a lease and a
 * number, the fence, which grows each time the task is taken up.
 */
final class TaskLease {
  /** The most times that a task is taken up. A task beyond it crashes nodes or never ends. */
  private static final int MOST_TIMES = 10;

  private static final String LEASE = "now() + interval '2 minutes'";

  /** An SQL condition: the lease ran out, or the node was restarted. */
  private static final String DEAD =
      """
      t.state = 'RUNNING' and (t.lease < now()\
       or exists (select 1 from node_life l where l.life = t.life and l.ended is not null))\
      """;

  /** This is queried first: most of the time there is none. */
  private static final String IS_ANY_LEFT =
      "select exists (select 1 from task t where t.ended is null and (t.state = 'WAITING' or "
          + DEAD
          + "))";

  private static final String FORGET_OLD =
      """
      delete from task t where t.ended < now() - interval '90 days' and exists (select 1 from task n\
       where n.kind = t.kind and n.subject = t.subject and n.number > t.number)\
      """;

  /** Ends tasks of dead nodes that no node takes up. */
  private static final String BURY =
      """
      update task b set ended = now(), lease = null, state = case\
       when b.stopped_by is not null then 'STOPPED' when b.resumable then 'FAILED'\
       else 'INTERRUPTED' end,\
       outcome = case when b.stopped_by is not null then '' when b.resumable\
       then 'It was taken up too often.' else 'Its node ended.' end\
       where b.number in (select t.number from task t where t.ended is null and\
       (not t.resumable or t.stopped_by is not null or t.fence >= ?) and\
      """
          + " "
          + DEAD
          + " for update skip locked)";

  private static final String INSERT =
      """
      insert into task (id, kind, alone, domain, account, subject, state, asked_by, rank, asked,\
       begun, node, life, lease, fence, resumable, parameters)\
       select ?, ?, ?, ?::bigint, ?::bigint, ?, case when n.now then 'RUNNING' else 'WAITING' end,\
       ?, ?, now(), case when n.now then now() end, case when n.now then ? else '' end,\
       case when n.now then ? else '' end, case when n.now then\
      """
          + " "
          + LEASE
          + """
           end, case when n.now then 1 else 0 end, ?, ? from (select ?::boolean as now) as n\
           on conflict do nothing returning fence\
          """;

  private static final String AGAIN =
      """
      update task set state = 'RUNNING', ended = null, node = ?, life = ?, fence = fence + 1,\
       outcome = '', stopped_by = null, lease =\
      """
          + " "
          + LEASE
          + " where id = ? and ended is not null returning *";

  private static final String CLAIM =
      """
      update task c set state = 'RUNNING', begun = coalesce(c.begun, now()), node = ?, life = ?,\
       fence = c.fence + 1, lease =\
      """
          + " "
          + LEASE
          + """
           where c.number in (select t.number from task t where t.ended is null and t.resumable\
           and t.kind = any(?::text[]) and (t.state = 'WAITING' or\
          """
          + " "
          + DEAD
          + ") order by t.number limit ? for update skip locked) returning *";

  private static final String OWN = " where id = ? and fence = ? and life = ? and ended is null";
  private static final String SEEN = " returning id, stopped_by";
  private static final String KEEP = "update task set lease = " + LEASE + OWN + SEEN;
  private static final String TELL =
      "update task set done = ?, most = ?, step = ?, facts = ?, lease = " + LEASE + OWN + SEEN;

  /** Does not lower a progress that was saved with the work's own rows meanwhile. */
  private static final String ADVANCE =
      "update task set done = ?, most = ?, step = ?, facts = ?" + OWN + " and done <= ?";

  private static final String END =
      """
      update task set done = ?, most = ?, step = '', facts = ?, lease = null, ended = now(),\
       state = ?, outcome = ?\
      """
          + OWN
          + SEEN;
  private static final String RELEASE =
      """
      update task set done = ?, most = ?, step = '', facts = ?, lease = null, life = '',\
       state = 'WAITING'\
      """
          + OWN
          + SEEN;

  /** Stops a task. A waiting task belongs to no node, so nothing else would end it. */
  private static final String STOP =
      """
      update task set stopped_by = ?, state = case state when 'WAITING' then 'STOPPED' else state\
       end, ended = case state when 'WAITING' then now() end\
       where id = ? and ended is null and stopped_by is null returning id\
      """;

  private final Life life;

  TaskLease(Life life) {
    this.life = life;
  }

  /**
   * A task that this life holds.
   *
   * @param before the progress when it was taken up
   */
  record Held(String id, int fence, TaskReport before) {
    static Held of(Task task) {
      return new Held(task.id(), task.fence(), task.report());
    }
  }

  /** A task that this life still holds, and the caller that wants it stopped. */
  record Seen(String id, Optional<String> stopper) {}

  /**
   * Adds a task. Returns empty if the task must run alone and another one of its group has not
   * ended.
   *
   * @param now true if this life holds it from now on; otherwise it waits for any node
   */
  <P> Optional<Held> insert(Connection connection, TaskRequest<P> request, boolean now)
      throws SQLException {
    List<Held> added = new ArrayList<>();
    new Pipeline()
        .add(FORGET_OLD)
        .add(BURY, MOST_TIMES)
        .add(
            row -> added.add(new Held(request.id(), row.getInt(1), TaskReport.NOTHING)),
            INSERT,
            request.id(),
            request.kind().name(),
            request.alone().orElse(null),
            boxed(request.subject().domain()),
            boxed(request.subject().account()),
            request.subject().name(),
            request.asker().name(),
            request.asker().rank().name(),
            life.node(),
            life.id(),
            request.kind().resumable(),
            request.kind().write(request.parameters()).toString(),
            now)
        .execute(connection);
    return added.stream().findFirst();
  }

  private static Long boxed(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  /** Takes up a task that has ended. */
  Optional<Held> again(Connection connection, String id) throws SQLException {
    List<Held> taken = new ArrayList<>();
    new Pipeline()
        .add(row -> taken.add(Held.of(TaskRows.task(row))), AGAIN, life.node(), life.id(), id)
        .execute(connection);
    return taken.stream().findFirst();
  }

  /** Returns whether a task waits, or was left by a dead node. */
  static boolean isAnyLeft(Connection connection) throws SQLException {
    List<Boolean> answer = new ArrayList<>();
    new Pipeline().add(row -> answer.add(row.getBoolean(1)), IS_ANY_LEFT).execute(connection);
    return answer.getFirst();
  }

  /** Ends tasks of dead nodes that no node takes up. */
  static void bury(Connection connection) throws SQLException {
    new Pipeline().add(BURY, MOST_TIMES).execute(connection);
  }

  /** Takes up tasks that wait, and tasks of dead nodes. */
  List<Task> claim(Connection connection, Set<String> kinds, int most) throws SQLException {
    List<Task> claimed = new ArrayList<>();
    new Pipeline()
        .add(
            row -> claimed.add(TaskRows.task(row)),
            CLAIM,
            life.node(),
            life.id(),
            kinds.toArray(String[]::new),
            most)
        .execute(connection);
    return claimed;
  }

  /** Extends the lease of a task, and adds the task to {@code seen} if this life still holds it. */
  void keep(Pipeline pipeline, Held held, List<Seen> seen) {
    pipeline.add(row -> seen.add(seen(row)), KEEP, held.id, held.fence, life.id());
  }

  /** Extends the lease, and records the progress of a moment ago, unless a later one was saved. */
  void advance(Pipeline pipeline, Held held, TaskReport report, List<Seen> seen) {
    keep(pipeline, held, seen);
    pipeline.add(
        ADVANCE,
        report.done(),
        report.most(),
        report.step(),
        report.text(),
        held.id,
        held.fence,
        life.id(),
        report.done());
  }

  /** Extends the lease, and records the progress. */
  void tell(Pipeline pipeline, Held held, TaskReport report, List<Seen> seen) {
    pipeline.add(
        row -> seen.add(seen(row)),
        TELL,
        report.done(),
        report.most(),
        report.step(),
        report.text(),
        held.id,
        held.fence,
        life.id());
  }

  /** Ends a task; returns whether this life still held it. */
  boolean end(Connection connection, Held held, TaskReport report, TaskState state, String outcome)
      throws SQLException {
    List<Seen> ended = new ArrayList<>();
    new Pipeline()
        .add(
            row -> ended.add(seen(row)),
            END,
            report.done(),
            report.most(),
            report.text(),
            state.name(),
            outcome,
            held.id,
            held.fence,
            life.id())
        .execute(connection);
    return !ended.isEmpty();
  }

  /** Gives a task up for any node to take. */
  void release(Connection connection, Held held, TaskReport report) throws SQLException {
    new Pipeline()
        .add(RELEASE, report.done(), report.most(), report.text(), held.id, held.fence, life.id())
        .execute(connection);
  }

  /** Records that a task must be stopped, with an audit record if that was not recorded before. */
  static void stop(Connection connection, String id, String stopper, AuditEntry record)
      throws SQLException {
    boolean[] wanted = new boolean[1];
    new Pipeline().add(row -> wanted[0] = true, STOP, stopper, id).execute(connection);
    if (wanted[0]) {
      record.write(connection);
    }
  }

  private static Seen seen(ResultSet row) throws SQLException {
    return new Seen(row.getString(1), Optional.ofNullable(row.getString(2)));
  }
}
