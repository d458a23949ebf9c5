package org.carillon.protocol.managesieve;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptChange;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.contract.script.ScriptWithText;
import org.carillon.contract.script.StoredScript;

/** Scripts in memory, at most three; {@code wrong} gets two errors, {@code doubtful} warnings. */
final class MemoryScripts implements ScriptAccess {
  private static final int MOST = 3;
  private static final long MOST_OCTETS = 10_000;

  private final TreeMap<String, String> contents = new TreeMap<>();
  private String active = "";

  @Override
  public Set<String> capabilities(ScriptOwner owner) {
    return new TreeSet<>(Set.of("fileinto", "vacation"));
  }

  @Override
  public int redirects(ScriptOwner owner) {
    return 4;
  }

  @Override
  public Answer<List<StoredScript>> list(Caller caller, ScriptOwner owner) {
    return new Answer.Done<>(contents.keySet().stream().map(this::shown).toList());
  }

  private StoredScript shown(String name) {
    return new StoredScript(
        name,
        name.equals(active) ? ScriptUse.ACTIVE : ScriptUse.NONE,
        contents.get(name).length(),
        0);
  }

  @Override
  public Answer<ScriptWithText> read(Caller caller, ScriptOwner owner, String name) {
    return contents.containsKey(name)
        ? new Answer.Done<>(new ScriptWithText(shown(name), contents.get(name)))
        : missing(name);
  }

  private static <T> Answer<T> missing(String name) {
    return Answer.failed(new Failure.NotFound("script", name));
  }

  @Override
  public Answer<Void> check(Caller caller, ScriptOwner owner, byte[] script) {
    return new String(script, StandardCharsets.UTF_8).contains("wrong")
        ? Answer.failed(
            new Failure.SeveralInvalid(
                List.of(
                    new Failure.Invalid("script", "faulty", "line 1, column 1: wrong"),
                    new Failure.Invalid("script", "faulty", "line 2, column 1: \"quoted\""))))
        : Answer.done();
  }

  @Override
  public List<String> doubts(Caller caller, ScriptOwner owner, byte[] script) {
    return new String(script, StandardCharsets.UTF_8).contains("doubtful")
        ? List.of("line 1, column 1: doubtful", "line 2, column 1: too")
        : List.of();
  }

  @Override
  public Answer<Void> haveSpace(Caller caller, ScriptOwner owner, String name, long octets) {
    if (octets > MOST_OCTETS) {
      return Answer.failed(new Failure.LimitReached(Limit.OCTETS, MOST_OCTETS));
    }
    return contents.size() >= MOST && !contents.containsKey(name)
        ? Answer.failed(new Failure.Invalid("name", TOO_MANY, "Three are enough."))
        : Answer.done();
  }

  @Override
  public Answer<StoredScript> change(
      Caller caller, ScriptOwner owner, String name, ScriptChange change) {
    if (!contents.containsKey(name) && change.text().isEmpty()) {
      return missing(name);
    }
    String newName = change.name().orElse(name);
    if (!newName.equals(name) && contents.containsKey(newName)) {
      return Answer.failed(new Failure.Taken("newName", "That name is taken."));
    }
    byte[] text = change.text().orElseGet(() -> new byte[0]);
    return check(caller, owner, text)
        .then(_ -> haveSpace(caller, owner, name, text.length))
        .map(
            _ -> {
              change
                  .text()
                  .ifPresent(
                      octets -> contents.put(name, new String(octets, StandardCharsets.UTF_8)));
              contents.put(newName, contents.remove(name));
              active = active.equals(name) || change.use().isPresent() ? newName : active;
              return shown(newName);
            });
  }

  @Override
  public Answer<Void> useNone(Caller caller, ScriptOwner owner) {
    active = "";
    return Answer.done();
  }

  @Override
  public Answer<Void> delete(Caller caller, ScriptOwner owner, String name, OptionalLong version) {
    if (active.equals(name)) {
      return Answer.failed(new Failure.Taken("name", IN_USE, "It is active."));
    }
    return contents.remove(name) == null ? missing(name) : Answer.done();
  }
}
